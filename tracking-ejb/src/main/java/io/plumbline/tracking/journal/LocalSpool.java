package io.plumbline.tracking.journal;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Settled;
import io.plumbline.tracking.api.Spool;
import io.plumbline.tracking.api.SpoolFull;
import io.plumbline.tracking.api.SpoolState;
import io.plumbline.tracking.store.Columns;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The journal of this node and the drainer that empties it.
 *
 * <p>Whoever wants to keep something with a click or an impression makes a column of that name in {@code tracking.click} by a
 * migration and adds {@code .with("name", value)} where the row is put together ({@code Hit.columns}). Nothing else: the journal
 * keeps whatever columns a row has, and the drainer writes them as they are. A name that begins with {@code #} travels along and is
 * not stored. An older record simply lacks the column, so a column needs a default or may be null.
 */
@ApplicationScoped
public class LocalSpool implements Spool {

    /** Clocks of threads that make ids and of the thread that notes the time of a write are the same clock, a moment apart. */
    private static final long SLACK_MILLIS = 5_000;
    /** Whoever can send results and events could fill the disk while nobody can look at their tokens; visitors must still get through. */
    private static final int PERCENT_BESIDE_CLICKS = 80;
    private static final int PERCENT = 100;

    /** How far the journal had come when the last event of the tag was in it. */
    private final AtomicLong lastEvent = new AtomicLong();

    private volatile Journal journal;
    private volatile Drainer drainer;
    private volatile DeadLetters dead;

    static Path directory() {
        String data = System.getenv("PLUMBLINE_DATA");
        return Path.of(data == null ? System.getProperty("jboss.server.data.dir", "data") : data, "spool");
    }

    /** @return what empties it; the caller gives it a thread */
    Drainer open(Path directory, Limits limits, Drainer.Sink sink) {
        try {
            journal = Journal.open(directory, limits, Disk.REAL);
        } catch (IOException failed) {
            throw new UncheckedIOException("The spool cannot be opened: " + failed.getMessage(), failed);
        }
        dead = new DeadLetters(directory);
        drainer = new Drainer(journal, sink, dead);
        return drainer;
    }

    void close() {
        Journal open = journal;
        if (open != null) {
            drainer.stop();
            open.close();
        }
    }

    /** @see Journal#append */
    public void append(byte kind, Columns columns, Settled settled) {
        Journal open = journal;
        if (open == null) {
            throw new SpoolFull("The server is starting.", null);
        }
        open.append(kind, columns, kind == Filer.EVENT ? noted(settled) : settled);
    }

    private Settled noted(Settled waiting) {
        return new Settled() {
            @Override
            public void settled(RuntimeException failure) {
                // Before anybody is told: whoever comes with a result then has to find it here.
                if (failure == null) {
                    lastEvent.accumulateAndGet(appended(), Math::max);
                }
                waiting.settled(failure);
            }

            @Override
            public void allTold() {
                waiting.allTold();
            }
        };
    }

    /** Clicks have the last fifth of it to themselves. @throws SpoolFull when there is no more than that */
    public void leaveRoomForClicks() {
        Journal open = journal;
        if (open != null && open.bytes() > open.limit() / PERCENT * PERCENT_BESIDE_CLICKS) {
            throw new SpoolFull("The spool is nearly full.", null);
        }
    }

    @Override
    public boolean settle(Duration atMost) {
        Journal open = journal;
        if (open == null || drainer.isHere() || open.progress().drained() >= open.progress().appended()) {
            return true;
        }
        if (drainer.trouble() != null) {
            return false;
        }
        try {
            return open.progress().awaitDrained(atMost.toMillis());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Records taken in since the start, those of an earlier run included. */
    long appended() {
        Journal open = journal;
        return open == null ? 0 : open.progress().appended();
    }

    /** Whether the first so many of them, or those of an earlier run, are not all in the database. */
    boolean waits(long first) {
        Journal open = journal;
        return open == null || open.progress().drained() < Math.max(first, open.progress().leftover());
    }

    @Override
    public boolean settle(Collection<String> clickIds, Duration atMost) {
        Journal open = journal;
        long oldest = open == null ? Long.MAX_VALUE : open.progress().oldest();
        return oldest == Long.MAX_VALUE || !waits(lastEvent.get()) && clickIds.stream().noneMatch(id -> mayWait(id, oldest)) || settle(atMost);
    }

    @Override
    public boolean rests() {
        Journal open = journal;
        // In this order: what leaves the queue is counted before.
        return open != null && open.isWritten() && open.progress().drained() >= open.progress().appended();
    }

    private static boolean mayWait(String id, long oldest) {
        return Ids.madeAt(id).filter(made -> made.toEpochMilli() + SLACK_MILLIS >= oldest).isPresent();
    }

    @Override
    public SpoolState state() {
        Journal open = journal;
        if (open == null) {
            return new SpoolState(0, 0, 0, 0, 0, 0, 0, 0, 0, "starting", null);
        }
        Progress progress = open.progress();
        long oldest = progress.oldest();
        long lag = oldest == Long.MAX_VALUE ? 0 : oldest == 0 ? Integer.MAX_VALUE : Math.max(0, System.currentTimeMillis() - oldest);
        return new SpoolState(open.queued(), Math.max(0, progress.appended() - progress.drained()), open.bytes(), open.limit(), open.segments(), lag, progress.drained(),
                dead.count(), open.repaired(), open.blocked(), drainer.trouble());
    }
}
