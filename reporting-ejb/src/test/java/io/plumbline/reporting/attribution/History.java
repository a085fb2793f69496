package io.plumbline.reporting.attribution;

import io.plumbline.reporting.Facts;
import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.Rates;
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

/** Something new becomes known again and again: late touches and sales, decisions, refunds, verdicts, persons merged and parted, restated claims, corrected rates. */
final class History {

    private static final List<String> CHANNELS = List.of("search", "social", "email", "display");
    private static final int PERSONS = 25;
    private static final LocalDate MONDAY = LocalDate.of(2026, 5, 4);

    private record Sale(UUID id, String currency) {
    }

    private final Connection connection;
    private final Facts facts;
    private final Rates rates;
    private final Random random;
    private final List<UUID> touches = new ArrayList<>();
    private final Map<UUID, Map<String, Object>> gone = new HashMap<>();
    private final List<Sale> sales = new ArrayList<>();
    private final Map<UUID, UUID> said = new HashMap<>();
    private final Map<UUID, Instant> saidAt = new HashMap<>();
    private long changes;

    History(Connection connection, Rates rates, Random random) {
        this.connection = connection;
        this.facts = new Facts(connection);
        this.rates = rates;
        this.random = random;
    }

    void goOn(Instant now) throws SQLException {
        switch (random.nextInt(12)) {
            case 0, 1, 2, 3 -> touch(now);
            case 4, 5 -> sale(now);
            case 6 -> decide(now);
            case 7 -> judge(now);
            case 8 -> merge(now);
            case 9 -> part(now);
            case 10 -> claim(now);
            default -> correct(now);
        }
    }

    /** Mostly of the moment, often of days ago. */
    private Instant when(Instant now) {
        return random.nextInt(3) == 0 ? now.minusSeconds(random.nextInt(8 * 86_400)) : now.minusSeconds(random.nextInt(3600));
    }

    private void touch(Instant now) throws SQLException {
        UUID id = new UUID(1, random.nextLong());
        Map<String, Object> row = Facts.row("id", id, "row_key", id, "advertiser_id", Fixture.SHOP, "person_id", person(), "at", Facts.time(when(now)), "recorded_at", Facts.time(now),
                "interaction", random.nextInt(4) == 0 ? "impression" : "click", "channel", CHANNELS.get(random.nextInt(CHANNELS.size())));
        facts.insert("tracking.touchpoint", row);
        touches.add(id);
        gone.put(id, row);
    }

    /** A click turns out to be invalid, or valid after all; a conversion likewise. */
    private void judge(Instant now) throws SQLException {
        if (random.nextBoolean() && !sales.isEmpty()) {
            Sale sale = sales.get(random.nextInt(sales.size()));
            String verdict = random.nextBoolean() ? "invalid" : "valid";
            run("update tracking.conversion set verdict = ? where id = ?", verdict, sale.id());
            change(sale.id(), now);
            return;
        }
        UUID id = touches.isEmpty() ? null : touches.get(random.nextInt(touches.size()));
        if (id == null) {
            return;
        }
        Map<String, Object> row = gone.get(id);
        if (run("delete from tracking.touchpoint where row_key = ?", id) == 1) {
            facts.insert("tracking.touchpoint_gone", Facts.row("id", UUID.randomUUID(), "touch_id", id, "advertiser_id", Fixture.SHOP, "person_id", row.get("person_id"), "at", row.get("at"),
                    "recorded_at", row.get("recorded_at"), "gone_at", Facts.time(now), "interaction", row.get("interaction"), "channel", row.get("channel")));
        } else {
            row.put("recorded_at", Facts.time(now));
            facts.insert("tracking.touchpoint", row);
        }
    }

    private void sale(Instant now) throws SQLException {
        String currency = random.nextInt(3) == 0 ? "USD" : "EUR";
        Map<String, Object> row = facts.conversion(Fixture.SHOP, person(), when(now), "sale", random.nextBoolean() ? "pending" : "approved", 100 + random.nextInt(20_000), currency);
        row.put("recorded_at", Facts.time(now));
        facts.insert("tracking.conversion", row);
        sales.add(new Sale((UUID) row.get("id"), currency));
        change((UUID) row.get("id"), now);
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
