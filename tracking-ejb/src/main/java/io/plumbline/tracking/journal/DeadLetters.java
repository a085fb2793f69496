package io.plumbline.tracking.journal;

import io.plumbline.tracking.store.Columns;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Records that the database does not take, each in a file that is a small journal of its own, with the reason beside it. Moved back
 * into the spool's directory, it is tried again at the next start.
 */
final class DeadLetters {

    private final Path directory;
    private int count;

    DeadLetters(Path spool) {
        this.directory = spool.resolve("dead");
        this.count = found();
    }

    void put(UUID segment, Entry entry, Throwable reason) {
        try {
            Files.createDirectories(directory);
            Columns columns = new Columns();
            StringBuilder told = new StringBuilder(Faults.gist(reason)).append('\n');
            for (int i = 0; i < entry.names().size(); i++) {
                columns.with(entry.names().get(i), entry.values().get(i));
                told.append(entry.names().get(i)).append(" = ").append(entry.values().get(i)).append('\n');
            }
            String name = segment + "-" + entry.sequence();
            Files.deleteIfExists(directory.resolve(name + ".seg"));
            Shape shape = Shape.of(columns);
            byte[] payload = Codec.encode(entry.kind(), shape, columns);
            Segment file = Segment.create(Disk.REAL, directory.resolve(name + ".seg"), Segment.HEADER, () -> { });
            ByteBuffer out = ByteBuffer.allocate(file.room(shape, payload));
            file.put(out, shape, payload);
            out.flip();
            file.commit(out);
            file.close();
            Files.writeString(directory.resolve(name + ".txt"), told, StandardCharsets.UTF_8);
            count = found();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    int count() {
        return count;
    }

    private int found() {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return (int) files.filter(file -> file.getFileName().toString().endsWith(".seg")).count();
        } catch (IOException unreadable) {
            return 0;
        }
    }
}
