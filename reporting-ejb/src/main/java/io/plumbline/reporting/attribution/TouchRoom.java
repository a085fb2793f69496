package io.plumbline.reporting.attribution;

import io.plumbline.reporting.known.Mix;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.IntUnaryOperator;

/**
 * Holds the events of a question while they are read. What no longer fits in memory goes to files by person, some persons a
 * file, and comes back one file at a time: ten times the journeys need ten times the disk, not ten times the memory.
 */
final class TouchRoom implements AutoCloseable {

    private static final int FILES = 64;
    private static final int BUFFER = 1 << 15;

    private final int most;
    private final Gathering here = new Gathering();
    private final Path[] files = new Path[FILES];
    private final DataOutputStream[] out = new DataOutputStream[FILES];
    private Path folder;

    /** @param most events held in memory */
    TouchRoom(int most) {
        this.most = most;
    }

    void add(long high, long low, long micros, int event) {
        if (here.size() == most) {
            spill();
        }
        here.add(high, low, micros, event);
    }

    void tell(IntUnaryOperator renumbered, Gathering.Listener listener) {
        if (folder == null) {
            here.tell(renumbered, listener);
            return;
        }
        spill();
        try {
            for (int file = 0; file < FILES; file++) {
                out[file].close();
                read(files[file]);
                here.tell(renumbered, listener);
            }
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    @Override
    public void close() {
        if (folder == null) {
            return;
        }
        try {
            for (int file = 0; file < FILES; file++) {
                out[file].close();
                Files.deleteIfExists(files[file]);
            }
            Files.deleteIfExists(folder);
        } catch (IOException left) {
            throw new UncheckedIOException(left);
        }
    }

    private void spill() {
        try {
            if (folder == null) {
                open();
            }
            for (int i = 0; i < here.size(); i++) {
                DataOutputStream to = out[(int) (Mix.of(here.high(i) ^ here.low(i)) >>> 58)];
                to.writeLong(here.high(i));
                to.writeLong(here.low(i));
                to.writeLong(here.micros(i));
                to.writeInt(here.event(i));
            }
            here.clear();
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private void open() throws IOException {
        folder = Files.createTempDirectory("journeys");
        for (int file = 0; file < FILES; file++) {
            files[file] = folder.resolve(Integer.toString(file));
            out[file] = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(files[file]), BUFFER));
        }
    }

    private void read(Path file) throws IOException {
        long events = Files.size(file) / (3 * Long.BYTES + Integer.BYTES);
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER))) {
            for (long i = 0; i < events; i++) {
                here.add(in.readLong(), in.readLong(), in.readLong(), in.readInt());
            }
        }
    }
}
