package io.plumbline.reporting;

import io.plumbline.reporting.rollup.Recorder;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Cause;
import io.plumbline.tracking.api.Dimensions;
import io.plumbline.tracking.api.Tally;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Something new becomes known again and again: late touches, clicks and sales, decisions, refunds, verdicts, persons merged and parted, restated claims and costs, corrected rates. */
public final class History {

    public static final UUID EXPERIMENT = new UUID(9, 1);
    public static final UUID LINK = new UUID(3, 1);
    public static final List<String> VARIANTS = List.of("long", "short");

    private static final List<String> CHANNELS = List.of("search", "social", "email", "display");
    private static final int PERSONS = 25;
    private static final LocalDate MONDAY = LocalDate.of(2026, 5, 4);

    private record Sale(UUID id, String currency) {
    }

    private record Click(UUID id, UUID person, Instant at, String channel, String variant) {
    }

    private final Connection connection;
    private final Facts facts;
    private final Rates rates;
    private final Random random;
    private final List<Sale> sales = new ArrayList<>();
    private final List<Click> clicks = new ArrayList<>();
    private final List<Tally> costs = new ArrayList<>();
    private final Map<UUID, UUID> said = new HashMap<>();
    private final Map<UUID, Instant> saidAt = new HashMap<>();
    private long changes;

    public History(Connection connection, Rates rates, Random random) {
        this.connection = connection;
        this.facts = new Facts(connection);
        this.rates = rates;
        this.random = random;
    }

    public void goOn(Instant now) throws SQLException {
        switch (random.nextInt(22)) {
            case 0, 1, 2, 3 -> touch(now);
            case 4, 5, 18, 19, 20, 21 -> sale(now);
            case 6 -> decide(now);
            case 7 -> judge(now);
            case 8 -> merge(now);
            case 9 -> part(now);
            case 10 -> claim(now);
            case 11, 12, 13, 14 -> click(now);
            case 15 -> regrade(now);
            case 16 -> spend(now);
            default -> correct(now);
        }
    }

    /** Mostly of the moment, often of days ago. */
    private Instant when(Instant now) {
        return random.nextInt(3) == 0 ? now.minusSeconds(random.nextInt(8 * 86_400)) : now.minusSeconds(random.nextInt(3600));
    }

    private void touch(Instant now) throws SQLException {
        UUID id = new UUID(1, random.nextLong());
        facts.insert("tracking.touchpoint", Facts.row("id", id, "row_key", id, "advertiser_id", Fixture.SHOP, "person_id", person(), "at", Facts.time(when(now)), "recorded_at", Facts.time(now),
                "interaction", random.nextInt(4) == 0 ? "impression" : "click", "channel", CHANNELS.get(random.nextInt(CHANNELS.size()))));
    }

    /** A conversion turns out to be invalid, or valid after all; or a click. */
    private void judge(Instant now) throws SQLException {
        if (random.nextBoolean() && !sales.isEmpty()) {
            Sale sale = sales.get(random.nextInt(sales.size()));
            String verdict = random.nextBoolean() ? "invalid" : "valid";
            run("update tracking.conversion set verdict = ? where id = ?", verdict, sale.id());
            change(sale.id(), now);
            return;
        }
        regrade(now);
    }

    private void sale(Instant now) throws SQLException {
        String currency = random.nextInt(3) == 0 ? "USD" : "EUR";
        Click click = clicks.isEmpty() || random.nextInt(3) == 0 ? null : clicks.get(clicks.size() - 1 - random.nextInt(Math.min(20, clicks.size())));
        Instant at = when(now);
        if (click != null && at.isBefore(click.at())) {
            click = null;
        }
        Map<String, Object> row = facts.conversion(Fixture.SHOP, click == null ? person() : click.person(), at, "sale", random.nextBoolean() ? "pending" : "approved", 100 + random.nextInt(20_000), currency);
        row.put("recorded_at", Facts.time(now));
        row.put("customer_id", "c" + random.nextInt(2 * PERSONS));
        row.put("channel", CHANNELS.get(random.nextInt(CHANNELS.size())));
        if (click != null) {
            row.put("click_id", click.id());
        }
        if (click != null && click.variant() != null) {
            row.put("experiment_id", EXPERIMENT);
            row.put("variant", click.variant());
        }
        facts.insert("tracking.conversion", row);
        sales.add(new Sale((UUID) row.get("id"), currency));
        change((UUID) row.get("id"), now);
    }

    /** One in two in an experiment; and one in two from before clicks were touches themselves. */
    private void click(Instant now) throws SQLException {
        Instant at = when(now);
        Click click = new Click(new UUID(Ids.least(at).getMostSignificantBits(), random.nextLong()), person(), at, CHANNELS.get(random.nextInt(CHANNELS.size())),
                random.nextBoolean() ? VARIANTS.get(random.nextInt(2)) : null);
        Map<String, Object> row = facts.click(Fixture.SHOP, Fixture.SPRING, click.at(), click.channel(), "valid", true);
        row.put("id", click.id());
        row.put("recorded_at", Facts.time(now));
        row.put("person_id", click.person());
        if (click.variant() != null) {
            row.put("link_id", LINK);
            row.put("experiment_id", EXPERIMENT);
            row.put("variant", click.variant());
        }
        if (random.nextBoolean()) {
            row.put("valid_since", Facts.time(now));
        } else {
            touchOf(click, now);
        }
        facts.insert("tracking.click", row);
        clicks.add(click);
        Recorder.record(connection, List.of(tally(click, "valid", 1, 0, Cause.RECORDED)), now);
    }

    private void touchOf(Click click, Instant now) throws SQLException {
        facts.insert("tracking.touchpoint", Facts.row("id", click.id(), "row_key", click.id(), "advertiser_id", Fixture.SHOP, "person_id", click.person(), "at", Facts.time(click.at()),
                "recorded_at", Facts.time(now), "interaction", "click", "channel", click.channel(), "campaign_id", Fixture.SPRING, "event_id", click.id()));
    }

    private static Tally tally(Click click, String verdict, int valid, int invalid, Cause cause) {
        Dimensions of = Fixture.where(click.channel(), null, null, null);
        return new Tally(click.at(), new Dimensions(of.advertiser(), of.campaign(), of.channel(), null, null, null, null, of.subs(), null, null, null, of.country(), of.device(), null, null,
                null, null, null, verdict, null, null, null), 0, valid, 0, invalid, 0, 0, 0, 0, cause);
    }

    /** A click turns out to be invalid, or valid after all. */
    private void regrade(Instant now) throws SQLException {
        if (clicks.isEmpty()) {
            return;
        }
        Click click = clicks.get(random.nextInt(clicks.size()));
        if (run("update tracking.click set verdict = 'invalid' where id = ? and verdict = 'valid'", click.id()) == 1) {
            run("insert into tracking.touchpoint_gone (id, touch_id, advertiser_id, person_id, at, recorded_at, gone_at, interaction, channel, campaign_id) select cast(? as uuid), row_key,"
                    + " advertiser_id, person_id, at, recorded_at, cast(? as timestamp with time zone), interaction, channel, campaign_id from tracking.touchpoint where row_key = ?",
                    UUID.randomUUID(), Facts.time(now), click.id());
            run("delete from tracking.touchpoint where row_key = ?", click.id());
            run("insert into tracking.touchpoint_gone (id, touch_id, advertiser_id, person_id, at, recorded_at, gone_at, interaction, channel, campaign_id) select cast(? as uuid), id,"
                    + " advertiser_id, person_id, at, valid_since, cast(? as timestamp with time zone), 'click', channel, campaign_id from tracking.click where valid_since is not null and id = ?",
                    UUID.randomUUID(), Facts.time(now), click.id());
            run("update tracking.click set valid_since = null where id = ?", click.id());
            Recorder.record(connection, List.of(tally(click, "valid", -1, 0, Cause.VERDICT), tally(click, "invalid", 0, 1, Cause.VERDICT)), now);
        } else {
            run("update tracking.click set verdict = 'valid', valid_since = ? where id = ?", Facts.time(now), click.id());
            Recorder.record(connection, List.of(tally(click, "invalid", 0, -1, Cause.VERDICT), tally(click, "valid", 1, 0, Cause.VERDICT)), now);
        }
    }

    private void spend(Instant now) throws SQLException {
        if (costs.isEmpty() || random.nextBoolean()) {
            Tally cost = Fixture.cost(when(now).toString(), Fixture.where(CHANNELS.get(random.nextInt(CHANNELS.size())), null, null, "EUR"), 10_000L * random.nextInt(9000));
            costs.add(cost);
            Recorder.record(connection, List.of(cost), now);
        } else {
            Tally before = costs.get(random.nextInt(costs.size()));
            Recorder.record(connection, List.of(new Tally(before.at(), before.where(), 0, 0, 0, 0, 0, 0, 0, 10_000L * (random.nextInt(900) - 400), Cause.RESTATED_COST)), now);
        }
    }

    private void decide(Instant now) throws SQLException {
        if (!sales.isEmpty()) {
            Sale sale = sales.get(random.nextInt(sales.size()));
            String status = List.of("approved", "on-hold", "rejected", "reversed").get(random.nextInt(4));
            if (random.nextInt(3) == 0) {
                run("update tracking.conversion set status = 'approved', amount_minor = amount_minor / 2 where id = ?", sale.id());
            } else {
                run("update tracking.conversion set status = ? where id = ?", status, sale.id());
            }
            change(sale.id(), now);
        }
    }

    private void change(UUID conversion, Instant now) throws SQLException {
        run("insert into tracking.conversion_change (id, conversion_id, at, actor, to_status, amount_minor, verdict) select cast(? as uuid), id, cast(? as timestamp with time zone), 'test', status,"
                + " amount_minor, verdict from tracking.conversion where id = ?", new UUID(0x0190_0000_0000_7000L, ++changes), Facts.time(now), conversion);
    }

    /** As the tracking room does: what was said stays, where it leads moves on. */
    private void merge(Instant now) throws SQLException {
        UUID person = person();
        UUID stated = person();
        if (said.containsKey(person) || root(stated).equals(person)) {
            return;
        }
        said.put(person, stated);
        saidAt.put(person, now);
        facts.insert("tracking.person_merge", Facts.row("advertiser_id", Fixture.SHOP, "person_id", person, "canonical_id", root(stated), "stated_id", stated, "evidence", "email", "at", Facts.time(now)));
        lead();
    }

    private void part(Instant now) throws SQLException {
        List<UUID> persons = said.keySet().stream().sorted().toList();
        if (!persons.isEmpty()) {
            UUID person = persons.get(random.nextInt(persons.size()));
            UUID stated = said.remove(person);
            run("delete from tracking.person_merge where person_id = ?", person);
            facts.insert("tracking.person_unmerge", Facts.row("id", UUID.randomUUID(), "advertiser_id", Fixture.SHOP, "person_id", person, "stated_id", stated, "evidence", "email",
                    "merged_at", Facts.time(saidAt.get(person)), "undone_at", Facts.time(now), "undone_by", "test"));
            lead();
        }
    }

    private void lead() throws SQLException {
        for (UUID person : said.keySet()) {
            run("update tracking.person_merge set canonical_id = ? where person_id = ?", root(person), person);
        }
    }

    private UUID root(UUID person) {
        UUID at = person;
        while (said.containsKey(at)) {
            at = said.get(at);
        }
        return at;
    }

    private void claim(Instant now) throws SQLException {
        UUID key = new UUID(3, random.nextInt(3));
        long claimed = 1_000_000L * random.nextInt(20);
        if (run("update tracking.cost set claimed_micros = ? where row_key = ?", claimed, key) == 0) {
            facts.insert("tracking.cost", Facts.row("id", UUID.randomUUID(), "row_key", key, "advertiser_id", Fixture.SHOP, "cost_date", MONDAY, "at", Facts.time(now), "recorded_at", Facts.time(now),
                    "channel", CHANNELS.get((int) key.getLeastSignificantBits()), "cost_micros", 1L, "currency", "EUR", "claimed_micros", claimed));
        }
        long before = claims.getOrDefault(key, 0L);
        claims.put(key, claimed);
        facts.insert("tracking.claim_change", Facts.row("advertiser_id", Fixture.SHOP, "cost_date", MONDAY, "channel", CHANNELS.get((int) key.getLeastSignificantBits()), "currency", "EUR",
                "claimed_micros", claimed - before, "claimed_value_micros", 0L, "known_at", Facts.time(now)));
    }

    private final Map<UUID, Long> claims = new HashMap<>();

    private void correct(Instant now) {
        LocalDate day = now.atOffset(ZoneOffset.UTC).toLocalDate().minusDays(random.nextInt(10));
        rates.corrected(day.toString(), "USD", "EUR", "0." + (7000 + random.nextInt(2999)), now);
    }

    private UUID person() {
        return new UUID(7, random.nextInt(PERSONS));
    }

    private int run(String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                update.setObject(i + 1, values[i]);
            }
            return update.executeUpdate();
        }
    }
}
