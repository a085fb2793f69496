package io.plumbline.tracking.journal;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.bulk.Rows;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Stores a batch of the journal in one transaction, and in the same transaction how far it has come. A crash between the commit and
 * the deletion of the file therefore doubles nothing: the next start finds the position and passes over what is below it.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Filing {

    /** A backup may bring back files that were drained long ago; older ones than this are nobody's backup any more. */
    private static final Duration REMEMBERED = Duration.ofDays(400);

    @Inject
    private Sql sql;
    @Inject
    @Any
    private Instance<Filer> filers;
    @Inject
    private Event<Counted> counted;
    @Inject
    private Nodes nodes;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    public void file(UUID segment, List<Entry> entries, boolean careful) {
        authority.actAs(Caller.system("edge"));
        long done = position(segment);
        List<Entry> left = entries.stream().filter(entry -> entry.sequence() > done).map(Entry::copy).toList();
        if (left.isEmpty()) {
            return;
        }
        nodes.storing(clock.instant());
        List<Tally> tallies = new ArrayList<>();
        for (Filer filer : filers) {
            List<Entry> own = left.stream().filter(entry -> entry.kind() == filer.kind()).toList();
            if (!own.isEmpty()) {
                tallies.addAll(filer.file(own, careful));
            }
        }
        if (!tallies.isEmpty()) {
            counted.fire(new Counted(Tally.summed(tallies)));
        }
        advance(segment, left.get(left.size() - 1).sequence());
    }

    /** Rows that the database takes together best. */
    public int most() {
        return sql.on(connection -> Rows.of(connection).most());
    }

    /** Passes over a record that was put aside. */
    public void skip(UUID segment, long sequence) {
        if (position(segment) < sequence) {
            advance(segment, sequence);
        }
    }

    /** How far a segment has been drained. */
    public long drained(UUID segment) {
        return position(segment);
    }

    public void forget() {
        sql.update("delete from tracking.spool_segment where updated_at < ?", clock.instant().minus(REMEMBERED));
    }

    /** Locked until the end of the transaction: of two who file the same segment, the second one finds it done. */
    private long position(UUID segment) {
        Instant now = clock.instant();
        return lock(segment).orElseGet(() -> {
            sql.insert("spool_segment", new Columns().with("id", segment).with("drained", 0L).with("updated_at", now));
            return lock(segment).orElseThrow();
        });
    }

    private java.util.Optional<Long> lock(UUID segment) {
        return sql.one("select drained from tracking.spool_segment where id = ? for update", row -> row.getLong(1), segment);
    }

    private void advance(UUID segment, long sequence) {
        sql.update("update tracking.spool_segment set drained = ?, updated_at = ? where id = ?", sequence, clock.instant(), segment);
    }
}
