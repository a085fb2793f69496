package io.plumbline.tracking.journal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The segments of a journal in their directory, the oldest first. The writer adds, the reader removes, others ask how much there is. */
final class Shelf {

    private static final Logger LOG = System.getLogger(Shelf.class.getName());
    private static final String ENDING = ".seg";
    private static final int HEXADECIMAL = 16;

    private final Path directory;
    private final Limits limits;
    private final Disk disk;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private long number;
    private int repaired;

    Shelf(Path directory, Limits limits, Disk disk) {
        this.directory = directory;
        this.limits = limits;
        this.disk = disk;
    }

    /** Takes in what an earlier run left; what of it is damaged is put aside. @return how many records it holds */
    long recover() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(file -> file.getFileName().toString().endsWith(ENDING)).sorted().toList();
        }
        long records = 0;
        for (Path file : files) {
            Repair repair = Repair.of(disk, file, directory.resolve("quarantine"));
            records += repair.records();
            repaired += repair.aside();
            if (repair.aside() > 0) {
                LOG.log(Level.ERROR, "The journal file " + file + " is damaged: " + repair.aside() + " places were put aside in " + directory.resolve("quarantine"));
            }
            if (repair.segment() != null) {
                add(repair.segment());
            }
            String name = file.getFileName().toString();
            number = Math.max(number, number(name.substring(0, name.length() - ENDING.length())));
        }
        return records;
    }

    private static long number(String name) {
        try {
            return Long.parseLong(name, HEXADECIMAL);
        } catch (NumberFormatException other) {
            // One that somebody put here to be read again.
            return 0;
        }
    }

    /** A new file, on disk by its name too; it stands on the shelf when it is {@link #add added}. */
    Segment make(Runnable breath) throws IOException {
        if (!hasRoom()) {
            throw new IOException("the spool has reached its limit of " + limits.totalBytes() + " bytes");
        }
        Path file;
        synchronized (segments) {
            file = directory.resolve(String.format("%012x", ++number) + ENDING);
        }
        Segment made = Segment.create(disk, file, limits.segmentBytes(), breath);
        try (FileChannel entry = FileChannel.open(directory, StandardOpenOption.READ)) {
            entry.force(true);
        }
        return made;
    }

    /** Whether the limit leaves room for one more. */
    boolean hasRoom() {
        return bytes() + limits.segmentBytes() <= limits.totalBytes();
    }

    void add(Segment segment) {
        synchronized (segments) {
            segments.add(segment);
        }
    }

    /** @return null when there is none */
    Segment oldest() {
        synchronized (segments) {
            return segments.peekFirst();
        }
    }

    void remove(Segment segment) {
        synchronized (segments) {
            segments.remove(segment);
        }
    }

    int count() {
        synchronized (segments) {
            return segments.size();
        }
    }

    long bytes() {
        synchronized (segments) {
            return segments.stream().mapToLong(Segment::size).sum();
        }
    }

    int repaired() {
        return repaired;
    }

    Path directory() {
        return directory;
    }

    void close() {
        synchronized (segments) {
            segments.forEach(Segment::close);
        }
    }
}
