package io.plumbline.tracking.trial;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Cause;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.RuleSet;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.api.TrafficRule;
import io.plumbline.tracking.click.ClickRegrading;
import io.plumbline.tracking.conversion.ConversionRegrading;
import io.plumbline.tracking.journal.Nodes;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.traffic.Recount;
import io.plumbline.tracking.traffic.Screening;
import io.plumbline.tracking.traffic.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Rates are counted on each node while somebody clicks, and over all nodes a moment later: what single nodes let pass is found here
 * and judged as if one node had seen it all. A node never counts more than all of them together, so a verdict only gets stricter.
 */
@ApplicationScoped
class SecondLook {

    /** Stored by then by every node that runs; what comes later still, a trial finds. */
    static final Duration SETTLED = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST_KEYS = 1_000;
    private static final int MOST_OF_A_KEY = 20_000;
    /** What is left is looked at in the next round. */
    private static final int MOST_TURNED = 200;
    private static final String ACTOR = "second-look";

    private static final Map<TrafficRule, List<String>> KEYS = Map.of(TrafficRule.RATE_VISITOR, List.of("address_key", "user_agent", "link_id"),
            TrafficRule.RATE_ADDRESS, List.of("address_key"), TrafficRule.RATE_USER_AGENT, List.of("user_agent"), TrafficRule.RATE_LINK, List.of("link_id"));
    /** Clicks that the rules in force have judged; those that found no slot of a cap were judged before they asked for one. */
    private static final String JUDGED = " from tracking.click where id >= ? and id < ? and (rules = ? or verdict = 'fallback' and reason = 'capped')";

    @Inject
    private Sql sql;
    @Inject
    private Screening screening;
    @Inject
    private Nodes nodes;
    @Inject
    private ClickRegrading clicks;
    @Inject
    private ConversionRegrading conversions;
    @Inject
    private Event<Counted> counted;
    @Inject
    private Authority authority;

    private record Seen(UUID id, Instant at, UUID campaignId, String verdict, String reason, List<String> reasons, String ip) {
        static Seen read(ResultSet row) throws SQLException {
            return new Seen(Sql.uuid(row, "id"), Sql.instant(row, "at"), Sql.uuid(row, "campaign_id"), row.getString("verdict"), row.getString("reason"),
                    Verdict.read(row.getString("reasons")), row.getString("ip"));
        }
    }

    private record Found(Seen click, Verdict now) {
    }

    private record Sold(UUID id, List<String> reasons) {
    }

    /** One rule that is due, in one transaction: a node that dies leaves it to the next one. @return whether there was one */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public boolean next(Instant now) {
        RuleSet rules = screening.rules();
        return KEYS.keySet().stream().filter(rule -> isOn(rule, rules)).sorted().anyMatch(rule -> look(rule, rules, now));
    }

    private static boolean isOn(TrafficRule rule, RuleSet rules) {
        return rules.response(rule, null) != TrafficRule.Response.OFF
                || rules.campaigns().keySet().stream().anyMatch(campaign -> rules.response(rule, campaign) != TrafficRule.Response.OFF);
    }

    private boolean look(TrafficRule rule, RuleSet rules, Instant now) {
        Duration window = Duration.ofSeconds(rules.rate(rule).seconds());
        Duration pause = window.dividedBy(12).compareTo(SHORTEST) < 0 ? SHORTEST : window.dividedBy(12);
        Instant to = now.minus(SETTLED);
        sql.insert("second_look", new Columns().with("rule", rule.key()).with("looked_to", to.minus(pause)));
        Instant last = sql.one("select looked_to from tracking.second_look where rule = ? for update skip locked", row -> Sql.instant(row, "looked_to"), rule.key()).orElse(to);
        if (last.plus(pause).isAfter(to)) {
            return false;
        }
        Instant from = last.isBefore(to.minus(LONGEST)) ? to.minus(LONGEST) : last;
        List<Found> found = isKnown(from.minus(window)) ? List.of() : found(rule, rules, from, to, window);
        List<Found> some = found.size() > MOST_TURNED ? found.subList(0, MOST_TURNED) : found;
        turn(rule, some, now);
        Instant reached = some.size() == found.size() ? to : found.get(MOST_TURNED).click().at();
        sql.update("update tracking.second_look set looked_to = ? where rule = ?", reached, rule.key());
        return true;
    }

    /** A node that was alone has counted everything already, unless it was started, or had to forget, within that time and there were clicks before. */
    private boolean isKnown(Instant since) {
        Instant whole = screening.countsWholeSince();
        return (!whole.isAfter(since) || isQuiet(since, whole)) && nodes.isAlone(since);
    }

    private boolean isQuiet(Instant from, Instant to) {
        return sql.one("select 1 from tracking.click where id >= ? and id < ? limit 1", row -> true, Ids.least(from), Ids.least(to)).isEmpty();
    }

    private List<Found> found(TrafficRule rule, RuleSet rules, Instant from, Instant to, Duration window) {
        List<String> key = KEYS.get(rule);
        Object[] range = {Ids.least(from.minus(window)), Ids.least(to), screening.version()};
        String known = key.stream().map(column -> " and " + column + " is not null").reduce("", String::concat);
        List<Object[]> busy = sql.list("select " + String.join(", ", key) + JUDGED + known + " group by " + String.join(", ", key) + " having count(*) > ? limit " + MOST_KEYS,
                row -> values(row, key.size()), with(range, rules.rate(rule).limit()));
        List<Found> found = new ArrayList<>();
        for (Object[] one : busy) {
            String these = key.stream().map(column -> " and " + column + " = ?").reduce("", String::concat);
            List<Seen> all = sql.list("select id, at, campaign_id, verdict, reason, reasons, ip" + JUDGED + these + " order by id limit " + MOST_OF_A_KEY, Seen::read, with(range, one));
            Recount recount = new Recount(rule, rules, screening.version());
            for (Seen click : all) {
                String words = Recount.mayCount(click.ip(), click.reasons()) ? recount.next(click.at()) : null;
                if (words != null && !click.at().isBefore(from) && !click.verdict().equals("fallback")) {
                    recount.besides(click.reasons(), click.campaignId(), "Counted over all servers: " + words).ifPresent(now -> found.add(new Found(click, now)));
                }
            }
        }
        found.sort(Comparator.comparing(one -> one.click().at()));
        return found;
    }

    private void turn(TrafficRule rule, List<Found> found, Instant now) {
        authority.actAs(Caller.system(ACTOR));
        List<Tally> tallies = new ArrayList<>();
        UUID look = Ids.next();
        for (Found one : found) {
            Seen click = one.click();
            if (!click.verdict().equals("valid") || one.now().isValid()) {
                sql.update("update tracking.click set reasons = ? where id = ?", one.now().written(), click.id());
                continue;
            }
            clicks.turn(click.id(), "valid", one.now(), one.now().rule(), now).ifPresent(changed -> {
                tallies.addAll(changed);
                remember(look, click.id(), Trials.Proposal.CLICK, click.reason(), one.now(), now);
                tallies.addAll(sold(look, click, one.now(), now));
            });
        }
        if (!tallies.isEmpty()) {
            counted.fire(new Counted(tallies.stream().map(tally -> tally.because(Cause.VERDICT)).toList()));
        }
    }

    private List<Tally> sold(UUID look, Seen click, Verdict ofClick, Instant now) {
        List<Tally> tallies = new ArrayList<>();
        List<Sold> sold = sql.list("select id, reasons from tracking.conversion where click_id = ? and verdict = 'valid' order by id",
                row -> new Sold(Sql.uuid(row, "id"), Verdict.read(row.getString("reasons"))), click.id());
        for (Sold conversion : sold) {
            Verdict to = new Verdict("invalid", "click-invalid:" + ofClick.reason(), "The click behind it is invalid traffic.", conversion.reasons(), ofClick.version());
            Optional<List<Tally>> changed = conversions.turn(conversion.id(), "valid", to, ofClick.rule(), ACTOR, now);
            changed.ifPresent(tallies::addAll);
            changed.ifPresent(done -> remember(look, conversion.id(), Trials.Proposal.CONVERSION, null, to, now));
        }
        return tallies;
    }

    private void remember(UUID look, UUID event, String kind, String reason, Verdict to, Instant now) {
        sql.insert("verdict_revision", new Columns().with("id", Ids.next()).with("event_id", event).with("kind", kind).with("at", now).with("rules", to.version())
                .with("from_verdict", "valid").with("to_verdict", to.verdict()).with("from_reason", reason).with("to_reason", to.reason()).with("trial_id", look).with("actor", ACTOR));
    }

    private static Object[] values(ResultSet row, int count) throws SQLException {
        Object[] values = new Object[count];
        for (int i = 0; i < count; i++) {
            values[i] = row.getObject(i + 1);
        }
        return values;
    }

    private static Object[] with(Object[] first, Object... more) {
        Object[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }
}
