package io.plumbline.tracking.importing;

import io.plumbline.shared.Conflict;
import io.plumbline.shared.Invalid;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Uploads on local disk: safe before they are answered, gone when they are done. */
final class Spool {

    /** Left free for the database and the journal of clicks, which matter more than one more file. */
    private static final long RESERVE = 256L << 20;
    private static final int CHUNK = 1 << 16;

    private final Path directory;

    Spool(Path directory) {
        this.directory = directory;
    }

    static Spool ofThisServer() {
        String data = System.getenv("PLUMBLINE_DATA");
        return new Spool(Path.of(data == null ? System.getProperty("jboss.server.data.dir", "data") : data, "imports"));
    }

    Path file(UUID id) {
        return directory.resolve(id + ".csv");
    }

    /** @return its size; on disk, not only in memory, when this returns */
    long keep(UUID id, InputStream upload) {
        Path part = directory.resolve(id + ".part");
        try {
            Files.createDirectories(directory);
            long size = copy(upload, part);
            Files.move(part, file(id), StandardCopyOption.ATOMIC_MOVE);
            syncDirectory();
            return size;
        } catch (IOException | RuntimeException broken) {
            discard(part);
            if (broken instanceof RuntimeException refused) {
                throw refused;
            }
            throw room() ? new UncheckedIOException((IOException) broken) : full();
        }
    }

    void drop(UUID id) {
        discard(file(id));
    }

    /** What a crash left between an upload and its record. @param wanted imports that still need their file */
    void sweep(Set<UUID> wanted) {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            files.filter(file -> wanted.stream().noneMatch(id -> file.equals(file(id)))).forEach(Spool::discard);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private long copy(InputStream upload, Path part) throws IOException {
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] chunk = new byte[CHUNK];
            long size = 0;
            long checkedAt = 0;
            for (int got = upload.readNBytes(chunk, 0, CHUNK); got > 0; got = upload.readNBytes(chunk, 0, CHUNK)) {
                if (size == 0) {
                    refuseForeign(chunk, got);
                }
                if (size >= checkedAt) {
                    if (!room()) {
                        throw full();
                    }
                    checkedAt = size + (8L << 20);
                }
                for (ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, got); bytes.hasRemaining();) {
                    out.write(bytes);
                }
                size += got;
            }
            if (size == 0) {
                throw new Invalid("file", "file-empty", "The file is empty.");
            }
            out.force(true);
            return size;
        }
    }

    /** Told at once, because every row of such a file would be refused for a reason that says nothing. */
    private static void refuseForeign(byte[] start, int length) {
        int first = length < 2 ? -1 : (start[0] & 0xFF) << 8 | start[1] & 0xFF;
        if (first == 0xFFFE || first == 0xFEFF) {
            throw new Invalid("file", "encoding-unsupported", "The file is UTF-16. Save it as CSV UTF-8.");
        }
        if (first == 0x504B || first == 0x1F8B || first == 0xD0CF) {
            throw new Invalid("file", "file-not-csv", "The file is a workbook or an archive. Save it as CSV UTF-8.");
        }
    }

    private boolean room() {
        return directory.toFile().getUsableSpace() > RESERVE;
    }

    private static Conflict full() {
        return new Conflict("storage-full", "There is not enough disk space left for this file.");
    }

    private void syncDirectory() throws IOException {
        try (FileChannel entries = FileChannel.open(directory, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
