package io.plumbline.tracking.traffic;

import io.plumbline.shared.Invalid;
import io.plumbline.shared.Sha256;
import io.plumbline.tracking.api.ListKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;

/** An uploaded list on this server's disk while it is being read. */
record ListFile(Path path, long size, String sha256) implements AutoCloseable {

    /** @throws Invalid code {@code list-too-large} */
    static ListFile take(InputStream upload, ListKind kind) {
        try {
            Path path = Files.createTempFile("plumbline-list", ".upload");
            DigestInputStream in = new DigestInputStream(upload, Sha256.fresh());
            long size = copy(in, path, kind.maxBytes());
            ListFile file = new ListFile(path, size, HexFormat.of().formatHex(in.getMessageDigest().digest()));
            if (size > kind.maxBytes()) {
                file.close();
                throw new Invalid("file", "list-too-large", "At most " + (kind.maxBytes() >> 20) + " MB.");
            }
            return file;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static long copy(InputStream in, Path path, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long size = 0;
        try (OutputStream out = Files.newOutputStream(path)) {
            for (int read = in.read(buffer); read >= 0 && size <= most; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                size += read;
            }
        }
        return size;
    }

    /** @return how many entries it has. @throws Invalid with what is wrong with it */
    long entries(ListKind kind) {
        return switch (kind) {
            case CRAWLERS -> AgentsFile.read(text()).size();
            case DATA_CENTRES -> {
                NetworksFile file = NetworksFile.read(text());
                yield file.networks().size() + file.systems().size();
            }
            case PLACES, SYSTEMS -> nodes();
        };
    }

    private long nodes() {
        try (PlacesFile places = PlacesFile.open(path.toFile())) {
            return places.nodes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String text() {
        try {
            return Files.readString(path, StandardCharsets.UTF_8);
        } catch (CharacterCodingException binary) {
            throw new Invalid("file", "list-malformed", "The file is no UTF-8 text.");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException stays) {
            path.toFile().deleteOnExit();
        }
    }
}
