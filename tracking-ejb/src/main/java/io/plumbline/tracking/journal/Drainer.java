package io.plumbline.tracking.journal;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Moves what the journal holds into the database, batch by batch, for as long as the server runs. While the database is away it waits
 * and tries again without end; a record that the database will not have is found by halving its batch, and put aside.
 */
final class Drainer implements Runnable {

    /** For any database, and while none has answered yet. */
    static final int USUAL_BATCH = 2_000;
    private static final int BATCH_BYTES = 8 << 20;
    private static final int IDLE_MILLIS = 500;
    /** When so many came in during the last transaction, more are gathered for the next one: what a transaction costs by itself is shared by all in it. */
    private static final int BUSY = 20;
    private static final int GATHER_MILLIS = 150;
    private static final int TRIES = 3;
    private static final long FIRST_PAUSE = 50;
    private static final long LONGEST_PAUSE = 2_000;

    private static final Logger LOG = System.getLogger(Drainer.class.getName());

    /** What is stored together. Clicks first, for whatever speaks of one comes after it; the others behind them in the order in which they came. Each has a position of its own. */
    enum Lane {
        CLICKS, EVENTS, CALLS;

        UUID position(UUID segment) {
            return switch (this) {
                case CLICKS -> segment;
                case EVENTS -> new UUID(~segment.getMostSignificantBits(), segment.getLeastSignificantBits());
                case CALLS -> new UUID(segment.getMostSignificantBits(), ~segment.getLeastSignificantBits());
            };
        }
    }

    /** Records of one lane that follow each other. */
    private record Run(Lane lane, List<Entry> entries) {
    }

    /** Where batches go: the transaction, or a test's stand-in for it. */
    interface Sink {
        void file(UUID segment, List<Entry> entries, boolean careful);

        void skip(UUID segment, long sequence);

        Lane lane(Entry entry);

        /** Records in a transaction. Only what has come in meanwhile is taken, so a quiet server has fewer. */
        default int most() {
            return USUAL_BATCH;
        }
    }

    private final Journal journal;
    private final Sink sink;
    private final DeadLetters dead;
    private int crowd;
    private volatile Thread own;
    private volatile boolean stopping;
    private volatile String trouble;

    Drainer(Journal journal, Sink sink, DeadLetters dead) {
        this.journal = journal;
        this.sink = sink;
        this.dead = dead;
    }

    @Override
    public void run() {
        own = Thread.currentThread();
        while (!stopping) {
            try {
                if (!step()) {
                    journal.progress().awaitAppended(IDLE_MILLIS);
                } else if (crowd >= BUSY) {
                    journal.progress().awaitCrowd(sink.most(), GATHER_MILLIS);
                }
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (Exception broken) {
                trouble(broken);
                pause(LONGEST_PAUSE);
            }
        }
    }

    /** @return whether there was anything to do */
    boolean step() throws IOException {
        Journal.Batch batch = journal.next(sink.most(), BATCH_BYTES);
        if (batch == null) {
            return false;
        }
        crowd = batch.entries().size();
        for (Run run : runs(batch.entries())) {
            if (!store(run.lane().position(batch.segment().id()), run.entries())) {
                return true;
            }
        }
        trouble = null;
        journal.taken(batch);
        return true;
    }

    private List<Run> runs(List<Entry> entries) {
        List<Run> runs = new ArrayList<>();
        List<Entry> clicks = entries.stream().filter(entry -> sink.lane(entry) == Lane.CLICKS).toList();
        if (!clicks.isEmpty()) {
            runs.add(new Run(Lane.CLICKS, clicks));
        }
        Run open = null;
        for (Entry entry : entries) {
            Lane lane = sink.lane(entry);
            if (lane != Lane.CLICKS) {
                if (open == null || open.lane() != lane) {
                    open = new Run(lane, new ArrayList<>());
                    runs.add(open);
                }
                open.entries().add(entry);
            }
        }
        return runs;
    }

    /** @return false when the server stops first */
    private boolean store(UUID segment, List<Entry> entries) {
        long wait = FIRST_PAUSE;
        boolean careful = false;
        for (int refused = 0; !stopping; ) {
            try {
                sink.file(segment, entries, careful);
                return true;
            } catch (RuntimeException failed) {
                trouble(failed);
                careful = true;
                refused = Faults.ofData(failed) && works(segment) ? refused + 1 : 0;
                if (refused == TRIES) {
                    return halve(segment, entries, failed);
                }
            }
            pause(wait);
            wait = Math.min(LONGEST_PAUSE, wait * 2);
        }
        return false;
    }

    /** A record is blamed only while a transaction without it succeeds: a server that stops refuses everything. */
    private boolean works(UUID segment) {
        try {
            sink.skip(segment, 0);
            return !stopping;
        } catch (RuntimeException nothingWorks) {
            return false;
        }
    }

    private boolean halve(UUID segment, List<Entry> entries, RuntimeException failed) {
        if (entries.size() == 1) {
            dead.put(segment, entries.get(0), failed);
            LOG.log(Level.ERROR, "The database does not take a record of the journal; it was put aside in " + journal.directory().resolve("dead") + " as "
                    + segment + "-" + entries.get(0).sequence(), failed);
            sink.skip(segment, entries.get(0).sequence());
            return true;
        }
        int half = entries.size() / 2;
        return store(segment, entries.subList(0, half)) && store(segment, entries.subList(half, entries.size()));
    }

    private void trouble(Exception failed) {
        String gist = Faults.gist(failed);
        if (trouble == null) {
            LOG.log(Level.WARNING, "The journal cannot be drained for the moment, clicks are taken all the same: " + gist);
        }
        trouble = gist;
    }

    private void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            stopping = true;
        }
    }

    /** Why the last try failed, or null. */
    String trouble() {
        return trouble;
    }

    /** Whoever drains cannot wait for what is to be drained. */
    boolean isHere() {
        return Thread.currentThread() == own;
    }

    void stop() {
        stopping = true;
    }
}
