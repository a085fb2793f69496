package io.plumbline.tracking.importing;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Refusal;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One file on its way into the database. */
final class Passage<R> {

    /** Large enough to share one commit among many rows, small enough not to keep clicks waiting on the same counts. */
    static final int BATCH = 1000;

    /** Keys a dry run remembers; in longer files repeats farther apart are counted as new. */
    private static final int REMEMBERED = 1_000_000;

    private static final int LEAST = 20;
    private static final Duration SLOW = Duration.ofSeconds(10);
    private static final Duration QUICK = Duration.ofSeconds(3);

    private static final Logger LOG = Logger.getLogger(Passage.class.getName());

    private final Work work;
    private final CsvRecords records;
    private final Header header;
    private final Rows<R> rows;
    private final ImportBatch batches;
    private final Runnable ping;
    private final Clock clock;
    private final Set<UUID> rehearsed = new HashSet<>();
    private long position;
    private int most = BATCH;

    /** @param ping throws while the database does not answer */
    Passage(Work work, CsvRecords records, Header header, Rows<R> rows, ImportBatch batches, Runnable ping, Clock clock) {
        this.work = work;
        this.records = records;
        this.header = header;
        this.rows = rows;
        this.batches = batches;
        this.ping = ping;
        this.clock = clock;
    }

    /** @return whether the end of the file was reached before {@code stopping} */
    boolean go(BooleanSupplier stopping) throws IOException {
        for (; position < work.rows(); position++) {
            records.next();
        }
        while (!stopping.getAsBoolean()) {
            List<Item<R>> batch = read();
            if (batch.isEmpty()) {
                return true;
            }
            Instant begun = clock.instant();
            write(batch);
            keepPace(Duration.between(begun, clock.instant()));
        }
        return false;
    }

    /** A transaction has a minute. On a machine that is busy with other things a batch must not need it: it would be taken back and begun anew. */
    private void keepPace(Duration took) {
        if (took.compareTo(SLOW) > 0) {
            most = Math.max(LEAST, most / 2);
        } else if (took.compareTo(QUICK) < 0) {
            most = Math.min(BATCH, most * 2);
        }
    }

    private List<Item<R>> read() throws IOException {
        List<Item<R>> batch = new ArrayList<>(most);
        while (batch.size() < most) {
            CsvRecords.Entry entry = records.next();
            if (entry == null) {
                break;
            }
            batch.add(item(entry));
        }
        return batch;
    }

    private Item<R> item(CsvRecords.Entry entry) {
        if (entry.fault() != null) {
            return Item.bad(entry.line(), null, entry.fault(), entry.detail());
        }
        try {
            return Item.good(entry.line(), rows.read(new Row(entry.cells(), header)));
        } catch (BadRow bad) {
            return Item.bad(entry.line(), bad.column(), bad.code(), bad.getMessage());
        } catch (Refusal no) {
            return refused(entry.line(), no);
        }
    }

    /** A row on which others hold their hand is not a bad row: the run pauses then and goes on behind what is in. What refuses takes its whole transaction with it, so the batch is halved until the bad row stands alone. */
    private void write(List<Item<R>> batch) {
        try {
            position = work.dryRun() ? rehearse(batch) : batches.write(work, rows, batch, position, records.bytesRead());
        } catch (Overtaken gone) {
            throw gone;
        } catch (RuntimeException failed) {
            if (batch.size() > 1) {
                answering(failed);
                most = Passing.is(failed) ? Math.max(LEAST, batch.size() / 2) : most;
                write(batch.subList(0, batch.size() / 2));
                write(batch.subList(batch.size() / 2, batch.size()));
            } else if (batch.get(0).error() == null && !Passing.is(failed)) {
                write(List.of(failed instanceof Refusal no ? refused(batch.get(0).line(), no) : broken(batch.get(0).line(), failed)));
            } else {
                throw failed;
            }
        }
    }

    private long rehearse(List<Item<R>> batch) {
        List<Boolean> fresh = new ArrayList<>(batches.rehearse(rows, batch));
        int i = 0;
        for (Item<R> item : batch) {
            if (item.error() == null) {
                UUID key = rows.key(item.row());
                boolean first = !rehearsed.contains(key);
                if (first && rehearsed.size() < REMEMBERED) {
                    rehearsed.add(key);
                }
                fresh.set(i, fresh.get(i) && first);
                i++;
            }
        }
        return batches.count(work, batch, fresh, position, records.bytesRead());
    }

    private void answering(RuntimeException failed) {
        if (!(failed instanceof Refusal)) {
            try {
                ping.run();
            } catch (RuntimeException silent) {
                failed.addSuppressed(silent);
                throw failed;
            }
        }
    }

    private Item<R> broken(long line, RuntimeException failed) {
        answering(failed);
        String reference = Ids.next().toString();
        LOG.log(Level.WARNING, failed, () -> "Import " + work.id() + ", line " + line + ", reference " + reference);
        return Item.bad(line, null, "row-not-stored", "The row could not be stored. Operators find the cause in the log under " + reference + ".");
    }

    private static <R> Item<R> refused(long line, Refusal no) {
        String column = no.faults().isEmpty() ? null : no.faults().get(0).pointer().replaceFirst("^/", "");
        return Item.bad(line, column == null || column.isEmpty() || column.length() > 64 ? null : column, no.code(),
                no.faults().isEmpty() ? no.getMessage() : no.faults().get(0).detail());
    }
}
