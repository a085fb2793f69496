package io.plumbline.tracking.journal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** The segments of a journal in their directory, the oldest first. The writer adds, the reader removes, others ask how much there is. */
final class Shelf {

    private static final Logger LOG = System.getLogger(Shelf.class.getName());
    private static final String ENDING = ".seg";
    /** Done with, and blank in a moment. */
    private static final String USED = ".used";
    /** As many as are wanted in a moment of haste; the others are deleted. */
    private static final int MOST_USED = 2;
    private static final int HEXADECIMAL = 16;

    private final Path directory;
    private final Limits limits;
    private final Disk disk;
    private final Deque<Segment> segments = new ArrayDeque<>();
    private final Deque<Path> blank = new ArrayDeque<>();
    private int used;
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
        deleteUsed();
        return records;
    }

    /** A crash may have left them half blank; nobody waits for the disk now. */
    private void deleteUsed() throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            for (Path file : all.filter(one -> one.getFileName().toString().endsWith(USED)).toList()) {
                Files.deleteIfExists(file);
            }
        }
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
        Path place = place();
        Segment made = place == null ? Segment.create(disk, file, limits.segmentBytes(), breath) : Segment.reuse(disk, place, file, limits.segmentBytes());
        forceNames();
        return made;
    }

    private Path place() {
        synchronized (blank) {
            used -= blank.isEmpty() ? 0 : 1;
            return blank.poll();
        }
    }

    private void forceNames() throws IOException {
        try (FileChannel entry = FileChannel.open(directory, StandardOpenOption.READ)) {
            entry.force(true);
        }
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

    /**
     * All of it has been taken. Its place on disk is made blank, and waits for the next one: a file that is deleted is given back to the disk while others wait
     * for it. @param breath as for {@link #make}
     */
    void done(Segment segment, Runnable breath) throws IOException {
        synchronized (segments) {
            segments.remove(segment);
        }
        if (!isKept(segment)) {
            segment.delete();
            return;
        }
        segment.close();
        Path kept;
        try {
            kept = Files.move(segment.file(), segment.file().resolveSibling(segment.file().getFileName() + USED), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            notKept();
            throw failed;
        }
        Thread painter = new Thread(() -> blank(kept, breath), "plumbline-journal-blank");
        painter.setDaemon(true);
        painter.start();
    }

    private boolean isKept(Segment segment) {
        synchronized (blank) {
            boolean kept = used < MOST_USED && segment.size() > limits.segmentBytes() / 2;
            used += kept ? 1 : 0;
            return kept;
        }
    }

    private void blank(Path kept, Runnable breath) {
        try (FileChannel channel = disk.open(kept, StandardOpenOption.WRITE)) {
            // Its old name goes before its records do: a crash would find half of them under it.
            forceNames();
            Segment.blank(channel, limits.segmentBytes(), breath);
            synchronized (blank) {
                blank.add(kept);
            }
        } catch (IOException | RuntimeException failed) {
            LOG.log(Level.WARNING, "A journal file that is done with was not made blank, and is deleted: " + failed.getMessage());
            notKept();
            kept.toFile().delete();
        }
    }

    private void notKept() {
        synchronized (blank) {
            used--;
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
