package io.plumbline.tracking.trial;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Cause;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.api.Trial;
import io.plumbline.tracking.click.ClickRegrading;
import io.plumbline.tracking.conversion.ConversionRegrading;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.traffic.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Carries out approved changes, some at a time; what is done is marked in the transaction that does it. */
@ApplicationScoped
class Adjustments {

    static final int BATCH = 50;
    /** Clicks before their conversions: the keys of the kinds happen to sort so. */
    private static final String NEXT = "select event_id, kind, from_verdict, to_verdict, from_reason, to_reason, reasons from tracking.traffic_change"
            + " where trial_id = ? and state = 'proposed' order by kind, event_id limit " + BATCH;

    @Inject
    private Sql sql;
    @Inject
    private ClickRegrading clicks;
    @Inject
    private ConversionRegrading conversions;
    @Inject
    private Event<Counted> counted;

    private record Change(UUID eventId, String kind, String from, String to, String fromReason, String toReason, String reasons) {
        static Change read(ResultSet row) throws SQLException {
            return new Change(Sql.uuid(row, "event_id"), row.getString("kind"), row.getString("from_verdict"), row.getString("to_verdict"), row.getString("from_reason"),
                    row.getString("to_reason"), row.getString("reasons"));
        }
    }

    /** @return whether there may be more */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean next(Trial trial, UUID worker, Instant now) {
        // Two nodes that both believe to be the worker meet at this row.
        if (sql.update("update tracking.traffic_trial set alive_at = ? where id = ? and worker = ? and status = 'applying'", now, trial.id(), worker) != 1) {
            return false;
        }
        List<Change> changes = sql.list(NEXT, Change::read, trial.id());
        List<Tally> tallies = new ArrayList<>();
        int applied = 0;
        for (Change change : changes) {
            Optional<List<Tally>> done = turn(trial, change, now);
            applied += done.isPresent() ? 1 : 0;
            done.ifPresent(tallies::addAll);
            sql.update("update tracking.traffic_change set state = ? where trial_id = ? and event_id = ?", done.isPresent() ? "applied" : "skipped", trial.id(), change.eventId());
        }
        if (!tallies.isEmpty()) {
            counted.fire(new Counted(tallies.stream().map(tally -> tally.because(Cause.VERDICT)).toList()));
        }
        sql.update("update tracking.traffic_trial set applied = applied + ?, skipped = skipped + ? where id = ?", (long) applied, (long) changes.size() - applied, trial.id());
        return changes.size() == BATCH;
    }

    private Optional<List<Tally>> turn(Trial trial, Change change, Instant now) {
        String why = "Adjusted by rules " + trial.rules() + ", approved by " + trial.decidedBy() + ".";
        Verdict to = new Verdict(change.to(), change.toReason(), why, Verdict.read(change.reasons()), trial.rules());
        Optional<List<Tally>> done = change.kind().equals(Trials.Proposal.CLICK) ? clicks.turn(change.eventId(), change.from(), to, why, now)
                : conversions.turn(change.eventId(), change.from(), to, why, trial.decidedBy(), now);
        done.ifPresent(tallies -> sql.insert("verdict_revision", new Columns().with("id", Ids.next()).with("event_id", change.eventId()).with("kind", change.kind())
                .with("at", now).with("rules", trial.rules()).with("from_verdict", change.from()).with("to_verdict", change.to()).with("from_reason", change.fromReason())
                .with("to_reason", change.toReason()).with("trial_id", trial.id()).with("actor", trial.decidedBy())));
        return done;
    }
}
