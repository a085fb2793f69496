package io.plumbline.it;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A disk of its own for one directory, so small that it can be filled. Only root may mount one. */
final class SmallDisk implements AutoCloseable {

    private final Path place;

    private SmallDisk(Path place) {
        this.place = place;
        Runtime.getRuntime().addShutdownHook(new Thread(this::unmount));
    }

    /** @return empty where nobody may mount anything */
    static Optional<SmallDisk> at(Path place, int megabytes) {
        try {
            Files.createDirectories(place);
            return run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=0700", "tmpfs", place.toString()) == 0 ? Optional.of(new SmallDisk(place)) : Optional.empty();
        } catch (IOException noMount) {
            return Optional.empty();
        }
    }

    /** Until not a byte goes in any more. */
    void fill() {
        byte[] zeros = new byte[64 << 10];
        try (OutputStream out = Files.newOutputStream(filler())) {
            for (int i = 0; i < 1 << 20; i++) {
                out.write(zeros);
            }
            throw new IllegalStateException("this disk is not small");
        } catch (IOException full) {
            // As wanted.
        }
    }

    void free() {
        try {
            Files.deleteIfExists(filler());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        unmount();
    }

    private void unmount() {
        try {
            run("umount", "-l", place.toString());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private Path filler() {
        return place.resolve("somebody-elses-file");
    }

    private static int run(String... line) throws IOException {
        try {
            return new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
