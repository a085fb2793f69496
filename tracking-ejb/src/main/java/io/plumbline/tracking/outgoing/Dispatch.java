package io.plumbline.tracking.outgoing;

import io.plumbline.tracking.api.OutgoingAnswer;
import io.plumbline.tracking.api.OutgoingRequest;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.store.Text;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Takes messages out of the outbox and writes down what became of them. A lease keeps two nodes from sending the same one. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class Dispatch {

    /** Longer than a message can take on its way. */
    static final Duration LEASE = Messenger.LONGEST.multipliedBy(3);
    private static final int MOST_RULES = 100;
    private static final int MOST_GIVEN_UP = 1000;
    private static final String DUE = "state = 'waiting' and next_try_at <= ? and (leased_until is null or leased_until < ?)";

    @Inject
    private Sql sql;
    @Inject
    private RuleBook rules;

    /** Keys of before they were sealed. */
    public void sealOldKeys(Instant now) {
        rules.seal(now);
    }

    /** Rules in the order in which their messages have waited. */
    public List<Parcel> take(Instant now, Room room) {
        List<UUID> waiting = sql.list("select rule_id from tracking.delivery where " + DUE + " group by rule_id order by min(next_try_at) limit " + MOST_RULES,
                row -> Sql.uuid(row, "rule_id"), now, now);
        List<Parcel> taken = new ArrayList<>();
        for (UUID id : waiting) {
            Rule rule = rules.find(id).orElseThrow();
            switch (rule.status()) {
                case ACTIVE -> take(rule, now, room, taken);
                case ENDED -> giveUp(rule, now);
                default -> rest(rule, now);
            }
        }
        return taken;
    }

    private void take(Rule rule, Instant now, Room room, List<Parcel> taken) {
        int free = room.freeFor(rule);
        boolean outwards = rules.isPartners(rule.id());
        if (free <= 0) {
            return;
        }
        List<Parcel> found = sql.list("select * from tracking.delivery where rule_id = ? and " + DUE + " order by next_try_at, id limit " + free,
                row -> new Parcel(Sql.uuid(row, "id"), rule, Json.map(row.getString("facts")), row.getInt("tries") + 1, row.getInt("tries_before"), Sql.instant(row, "give_up_at"), outwards),
                rule.id(), now, now);
        for (Parcel parcel : found) {
            // The row decides between two nodes that saw the same message.
            if (sql.update("update tracking.delivery set leased_until = ?, tries = tries + 1 where id = ? and tries = ? and " + DUE, now.plus(LEASE), parcel.id(),
                    parcel.attempt() - 1, now, now) == 1) {
                taken.add(parcel);
                room.take(rule);
            }
        }
    }

    /** A paused rule is looked at again in a minute, so that it does not stand in the way of others. */
    private void rest(Rule rule, Instant now) {
        sql.update("update tracking.delivery set next_try_at = ? where rule_id = ? and " + DUE, now.plusSeconds(60), rule.id(), now, now);
    }

    private void giveUp(Rule rule, Instant now) {
        sql.list("select id from tracking.delivery where rule_id = ? and " + DUE + " limit " + MOST_GIVEN_UP, row -> Sql.uuid(row, "id"), rule.id(), now, now)
                .forEach(id -> bury(id, "The rule has ended.", null, now));
    }

    public void settle(Parcel parcel, OutgoingRequest sent, Messenger.Reply reply, Instant now) {
        log(parcel, Secrets.masked(sent), reply.answer(), now);
        OutgoingAnswer answer = reply.answer();
        if (reply.isSuccess()) {
            sql.update("update tracking.delivery set state = 'delivered', next_try_at = null, leased_until = null, answered_status = ?, failure = null, finished_at = ? where id = ?",
                    answer.status(), now, parcel.id());
            return;
        }
        Optional<Instant> next = reply.refused() ? Optional.empty()
                : Backoff.next(now, parcel.attempt() - parcel.before(), parcel.giveUpAt(), reply.retryAfter(), ThreadLocalRandom.current().nextDouble());
        if (next.isEmpty()) {
            bury(parcel.id(), answer.failure(), answer.status(), now);
        } else {
            sql.update("update tracking.delivery set next_try_at = ?, leased_until = null, answered_status = ?, failure = ? where id = ?", next.get(), answer.status(),
                    Text.clean(answer.failure(), 500), parcel.id());
        }
    }

    private void bury(UUID id, String why, Integer status, Instant now) {
        sql.update("update tracking.delivery set state = 'dead', next_try_at = null, leased_until = null, answered_status = ?, failure = ?, finished_at = ? where id = ?",
                status, Text.clean(why, 500), now, id);
    }

    private void log(Parcel parcel, OutgoingRequest sent, OutgoingAnswer answer, Instant now) {
        sql.insert("delivery_attempt", new Columns().with("delivery_id", parcel.id()).with("number", parcel.attempt()).with("at", now).with("method", sent.method())
                .with("url", Text.clean(sent.url(), 8000)).with("headers", Json.map(sent.headers())).with("body", lines(sent.body(), 12_000))
                .with("answered_status", answer.status()).with("answer", lines(answer.body(), Messenger.MOST_OF_A_BODY)).with("failure", Text.clean(answer.failure(), 500))
                .with("millis", answer.millis()));
    }

    /** Bodies keep their lines; PostgreSQL refuses NUL. */
    private static String lines(String text, int max) {
        String clean = text == null ? "" : text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "").strip();
        return clean.isEmpty() ? null : clean.substring(0, Math.min(clean.length(), max));
    }
}
