package io.plumbline.tracking.journal;

import io.plumbline.tracking.api.Settled;
import io.plumbline.tracking.api.SpoolFull;
import io.plumbline.tracking.store.Columns;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * What has happened and is not in the database yet, on this node's own disk. One thread writes for all: whatever came in while the
 * disk was busy goes out with one write and one force, then everybody who waited is told, in order. One reader takes records off at
 * the other end; a file goes when all of it has been taken.
 */
final class Journal implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Journal.class.getName());
    private static final int BUFFER = 2 << 20;
    private static final int MOST_AT_ONCE = 4_096;
    /** When so many came with the last force, as many come with the next one a moment later: forces, wake-ups and turns of threads are shared by more. */
    private static final int BUSY = 8;
    /** A disk that was full is tried again this often: by whoever comes then, or by the writer when nobody does. */
    private static final long PROBE_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    /** The next file is made while this one fills, a piece at a time. */
    private static final long BREATH_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int ALARM_PERCENT = 80;
    private static final int PERCENT = 100;

    private record Pending(Shape shape, byte[] payload, Settled settled) {
    }

    /** Records of one segment, in order, as the reader takes them. */
    record Batch(Segment segment, List<Entry> entries, long end, boolean last) {
    }

    private final Limits limits;
    private final FileChannel lock;
    private final Shelf shelf;
    private final Reader reader;
    private final BlockingQueue<Pending> queue;
    private final AtomicLong queuedBytes = new AtomicLong();
    private final Progress progress = new Progress();
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER);
    private final Thread writer = new Thread(this::write, "plumbline-journal");
    private Segment active;
    private CompletableFuture<Segment> spare;
    private boolean warned;
    private volatile boolean hurry;
    private volatile boolean closed;
    private volatile String blocked;
    private volatile long blockedAt;

    private Journal(Path directory, Limits limits, Disk disk) throws IOException {
        this.limits = limits;
        this.queue = new ArrayBlockingQueue<>(limits.queueRecords());
        this.shelf = new Shelf(Files.createDirectories(directory), limits, disk);
        this.reader = new Reader(shelf, this::breathe);
        this.lock = locked(directory);
    }

    static Journal open(Path directory, Limits limits, Disk disk) throws IOException {
        Journal journal = new Journal(directory, limits, disk);
        try {
            journal.recover();
        } catch (IOException | RuntimeException failed) {
            journal.lock.close();
            throw failed;
        }
        journal.writer.setDaemon(true);
        journal.writer.start();
        return journal;
    }

    /** Two processes on one directory would each delete what the other still reads. */
    private static FileChannel locked(Path directory) throws IOException {
        FileChannel channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException here) {
            // said below
        }
        channel.close();
        throw new IOException(directory + " is in use by another server");
    }

    private void recover() throws IOException {
        long records = shelf.recover();
        if (records > 0) {
            LOG.log(Level.INFO, "The journal holds " + records + " records of an earlier run");
        }
        progress.recovered(records);
    }

    /**
     * Takes a row in.
     *
     * @param settled told when it is durable, or when it failed
     * @throws SpoolFull when there is no room; nothing has been taken then
     */
    void append(byte kind, Columns columns, Settled settled) {
        refuseWhenBlocked();
        Shape shape = Shape.of(columns);
        byte[] payload = Codec.encode(kind, shape, columns);
        if (payload.length > Codec.LARGEST) {
            throw new IllegalArgumentException("A record of " + payload.length + " bytes");
        }
        if (queuedBytes.addAndGet(payload.length) > limits.queueBytes() || closed || !queue.offer(new Pending(shape, payload, settled))) {
            queuedBytes.addAndGet(-payload.length);
            throw new SpoolFull(closed ? "The server is stopping." : "The disk does not keep up.", null);
        }
    }

    private void refuseWhenBlocked() {
        String why = blocked;
        if (why != null) {
            long now = System.nanoTime();
            if (now - blockedAt < PROBE_NANOS) {
                throw new SpoolFull(why, null);
            }
            blockedAt = now;
        }
    }

    private void write() {
        List<Pending> batch = new ArrayList<>(MOST_AT_ONCE);
        int crowd = 0;
        long lastForce = System.nanoTime();
        while (!closed || !queue.isEmpty()) {
            batch.clear();
            try {
                Pending first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    probe();
                    continue;
                }
                batch.add(first);
                if (crowd >= BUSY) {
                    LockSupport.parkNanos(lastForce + Pace.gatherNanos(progress.appended() - progress.drained()) - System.nanoTime());
                }
                queue.drainTo(batch, MOST_AT_ONCE - 1);
                crowd = batch.size();
                writeAll(batch);
                lastForce = System.nanoTime();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                closed = true;
            } catch (Throwable unforeseen) {
                // This thread serves everybody; it may not end with one of them.
                LOG.log(Level.ERROR, "The journal's writer met something unforeseen", unforeseen);
            }
        }
    }

    private void writeAll(List<Pending> batch) {
        for (int from = 0; from < batch.size(); ) {
            int to = from;
            try {
                to = fill(batch, from);
                out.flip();
                active.commit(out);
                unblocked();
            } catch (IOException | RuntimeException failed) {
                abandon(failed);
                settle(batch, from, batch.size(), new SpoolFull("The disk takes nothing: " + failed.getMessage(), failed));
                return;
            }
            progress.appended(to - from);
            settle(batch, from, to, null);
            from = to;
        }
    }

    /** Packs as many records as fit the buffer and the segment. @return the first that did not fit */
    private int fill(List<Pending> batch, int from) throws IOException {
        out.clear();
        int to = from;
        while (to < batch.size()) {
            Pending next = batch.get(to);
            if (active == null || !active.holds(out.position() + (long) active.room(next.shape(), next.payload()))) {
                if (to > from) {
                    return to;
                }
                roll();
            }
            if (active.room(next.shape(), next.payload()) > out.remaining()) {
                return to;
            }
            active.put(out, next.shape(), next.payload());
            to++;
        }
        return to;
    }

    private void settle(List<Pending> batch, int from, int to, RuntimeException failure) {
        long bytes = 0;
        for (int i = from; i < to; i++) {
            Pending done = batch.get(i);
            bytes += done.payload().length;
            tell(done.settled(), settled -> settled.settled(failure));
        }
        queuedBytes.addAndGet(-bytes);
        for (int i = from; i < to; i++) {
            tell(batch.get(i).settled(), Settled::allTold);
        }
    }

    private static void tell(Settled waiting, Consumer<Settled> what) {
        try {
            what.accept(waiting);
        } catch (RuntimeException careless) {
            LOG.log(Level.ERROR, "Somebody could not be told that a record is durable", careless);
        }
    }

    private void roll() throws IOException {
        Segment next = spare == null ? null : finished(spare);
        spare = null;
        if (active != null) {
            active.seal();
            active = null;
        }
        if (next == null) {
            next = shelf.make(() -> { });
        }
        shelf.add(next);
        active = next;
        warn();
        if (shelf.hasRoom()) {
            hurry = false;
            spare = CompletableFuture.supplyAsync(() -> {
                try {
                    return shelf.make(this::breathe);
                } catch (IOException full) {
                    throw new CompletionException(full);
                }
            }, task -> new Thread(task, "plumbline-journal-next").start());
        }
    }

    /** Long before nothing fits: the database has been away for a while, and somebody should know. */
    private void warn() {
        boolean nearly = shelf.bytes() > limits.totalBytes() / PERCENT * ALARM_PERCENT;
        if (nearly && !warned) {
            LOG.log(Level.ERROR, "The spool is " + ALARM_PERCENT + " % full: " + shelf.bytes() + " of " + limits.totalBytes() + " bytes wait for the database. Beyond that clicks are turned away.");
        }
        warned = nearly;
    }

    private void breathe() {
        if (!hurry) {
            LockSupport.parkNanos(BREATH_NANOS);
        }
    }

    private Segment finished(CompletableFuture<Segment> spare) {
        hurry = true;
        try {
            return spare.join();
        } catch (CompletionException failed) {
            return null;
        }
    }

    /** After a failed write nobody knows what of the file is on disk: it ends at what surely is, and the next one begins. */
    private void abandon(Exception failed) {
        if (blocked == null) {
            LOG.log(Level.ERROR, "The journal takes nothing more: " + failed.getMessage(), failed);
        }
        blocked = String.valueOf(failed.getMessage());
        blockedAt = System.nanoTime();
        if (active != null) {
            active.seal();
            active = null;
        }
    }

    /** A server that says it is not ready is asked by nobody, and so would never find that there is room again. */
    private void probe() {
        if (blocked == null || System.nanoTime() - blockedAt < PROBE_NANOS) {
            return;
        }
        try {
            roll();
            unblocked();
        } catch (IOException | RuntimeException still) {
            abandon(still);
        }
    }

    private void unblocked() {
        if (blocked != null) {
            blocked = null;
            LOG.log(Level.INFO, "The journal takes records again");
        }
    }

    /** @return the next records of the oldest segment, or null when there is nothing to take at the moment */
    Batch next(int mostRecords, int mostBytes) throws IOException {
        return reader.next(mostRecords, mostBytes);
    }

    /** They are where they belong and will not be asked for again. */
    void taken(Batch batch) {
        reader.taken(batch);
        progress.drained(batch.entries().size());
    }

    Progress progress() {
        return progress;
    }

    /** Why nothing is taken at the moment, or null. */
    String blocked() {
        return blocked;
    }

    /** Whether all that was taken in is on disk and counted. */
    boolean isWritten() {
        return queuedBytes.get() == 0;
    }

    int queued() {
        return queue.size();
    }

    int repaired() {
        return shelf.repaired();
    }

    int segments() {
        return shelf.count();
    }

    long bytes() {
        return shelf.bytes();
    }

    long limit() {
        return limits.totalBytes();
    }

    Path directory() {
        return shelf.directory();
    }

    /** What was taken in is written before this returns; what was not drained waits for the next start. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        if (active != null) {
            active.seal();
        }
        try {
            Segment unused = spare == null ? null : finished(spare);
            if (unused != null) {
                unused.delete();
            }
            shelf.close();
            lock.close();
        } catch (IOException ignored) {
            // Everything that was acknowledged is on disk already.
        }
    }
}
