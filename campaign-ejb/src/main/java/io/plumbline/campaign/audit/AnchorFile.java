package io.plumbline.campaign.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Lines outside the database, each saying how the chain ended at some time: who cuts the chain has to cut them too. */
final class AnchorFile {

    static final String NAME = "audit-anchors.log";

    record Anchor(Instant at, long seq, String hash) {

        @Override
        public String toString() {
            return at + " " + seq + " " + hash;
        }
    }

    private static final int MOST = 200_000;

    private final Path file;

    AnchorFile(Path directory) {
        file = directory.resolve(NAME);
    }

    static AnchorFile ofThisNode() {
        String configured = System.getenv("PLUMBLINE_DATA");
        return new AnchorFile(Path.of(configured != null && !configured.isBlank() ? configured : System.getProperty("jboss.server.data.dir", "data")));
    }

    void add(Anchor anchor) {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            out.write(ByteBuffer.wrap((anchor + "\n").getBytes(StandardCharsets.US_ASCII)));
            out.force(true);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    /** In the order of the chain; a line that was not written whole is none. */
    List<Anchor> read() {
        if (!Files.exists(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.US_ASCII)) {
            return lines.filter(line -> line.matches("\\S+ \\d{1,18} [0-9a-f]{64}")).limit(MOST).map(AnchorFile::anchor).sorted(Comparator.comparingLong(Anchor::seq)).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Anchor anchor(String line) {
        String[] parts = line.split(" ");
        return new Anchor(Instant.parse(parts[0]), Long.parseLong(parts[1]), parts[2]);
    }
}
