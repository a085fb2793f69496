package io.plumbline.reporting.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.reporting.Facts;
import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.known.Streamed;
import io.plumbline.shared.Ids;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TouchesTest {

    private static final Instant START = Instant.parse("1999-12-31T23:59:59.999999Z");
    private static final List<String> COLUMNS = List.of("channel", "campaign_id", "partner_id", "creative", "keyword");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void every_touch_is_told_as_it_was_written_with_the_key_asked_for(TestDatabase database) throws Exception {
        Random random = new Random(20261123);
        try (Connection connection = DriverManager.getConnection(database.create())) {
            connection.setAutoCommit(false);
            List<Map<String, Object>> written = new ArrayList<>();
            for (int i = 0; i < 700; i++) {
                written.add(write(new Facts(connection), random, i));
            }
            for (String column : COLUMNS) {
                List<String> told = new ArrayList<>();
                new Touches(connection, column).read(Fixture.SHOP, START.atOffset(ZoneOffset.UTC), START.plusSeconds(90_000).atOffset(ZoneOffset.UTC), null,
                        (high, low, micros, interaction, channel, key) -> told.add(new UUID(high, low) + " " + micros + " " + interaction.text() + interaction.isView() + " " + channel.text()
                                + channel.isDirect() + " " + key.text()));
                assertThat(told).as(column).containsExactlyInAnyOrderElementsOf(written.stream().filter(row -> row.get("advertiser_id").equals(Fixture.SHOP)).map(row -> row.get("person_id")
                        + " " + Journeys.micros((OffsetDateTime) row.get("at")) + " " + row.get("interaction") + row.get("interaction").equals("impression") + " " + row.get("channel")
                        + row.get("channel").toString().equalsIgnoreCase("direct") + " " + row.get(column)).toList());
            }
        }
    }

    /** Both ways must lead to the same touches; a time of record among the bounds, and rows of others around. */
    @Test
    void h2_is_read_by_its_index_for_a_small_share_of_all_touches_and_as_they_lie_for_a_large_one() throws Exception {
        Random random = new Random(20261124);
        try (Connection connection = DriverManager.getConnection(TestDatabase.H2.create())) {
            Facts facts = new Facts(connection);
            for (int i = 0; i < 3000; i++) {
                write(facts, random, i);
            }
            OffsetDateTime from = START.atOffset(ZoneOffset.UTC);
            OffsetDateTime known = from.plusSeconds(70_000);
            UUID other = new UUID(9, 9);
            assertThat(Share.ofRows(connection, Fixture.SHOP, from, from.plusSeconds(80_000))).isTrue();
            assertThat(Share.ofRows(connection, other, from, from.plusSeconds(80_000))).isFalse();
            assertThat(Share.ofClicks(connection, from, new UUID(0, 0))).isTrue();
            assertThat(Share.ofClicks(connection, from.plusSeconds(60_000), new UUID(0, 0))).isFalse();
            assertThat(Share.ofClicks(connection, from, Ids.least(START.plusSeconds(60_000)))).isFalse();
            assertThat(times(connection, Fixture.SHOP, from.plusSeconds(60_000), known)).hasSizeGreaterThan(200).isEqualTo(stored(connection, Fixture.SHOP, from.plusSeconds(60_000), known));
            assertThat(times(connection, Fixture.SHOP, from, known)).hasSizeGreaterThan(2000).isEqualTo(stored(connection, Fixture.SHOP, from, known));
            assertThat(times(connection, other, from, known)).hasSizeGreaterThan(200).isEqualTo(stored(connection, other, from, known));
        }
    }

    private static List<Long> times(Connection connection, UUID advertiser, OffsetDateTime from, OffsetDateTime known) throws SQLException {
        List<Long> times = new ArrayList<>();
        new Touches(connection, "channel").read(advertiser, from, from.plusSeconds(80_000), known, (high, low, micros, interaction, channel, key) -> times.add(micros));
        return times.stream().sorted().toList();
    }

    private static List<Long> stored(Connection connection, UUID advertiser, OffsetDateTime from, OffsetDateTime known) throws SQLException {
        List<Long> times = new ArrayList<>();
        Streamed.read(connection, "select advertiser_id, at, recorded_at from tracking.touchpoint union all select advertiser_id, at, valid_since from tracking.click where verdict = 'valid'", row -> {
            OffsetDateTime at = row.getObject(2, OffsetDateTime.class);
            if (row.getObject(1, UUID.class).equals(advertiser) && !at.isBefore(from) && at.isBefore(from.plusSeconds(80_000)) && !row.getObject(3, OffsetDateTime.class).isAfter(known)) {
                times.add(Journeys.micros(at));
            }
        });
        return times.stream().sorted().toList();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void where_there_are_none_nothing_is_told(TestDatabase database) throws Exception {
        try (Connection connection = DriverManager.getConnection(database.create())) {
            List<String> told = new ArrayList<>();
            new Touches(connection, "channel").read(Fixture.SHOP, START.atOffset(ZoneOffset.UTC), START.plusSeconds(1).atOffset(ZoneOffset.UTC), null,
                    (high, low, micros, interaction, channel, key) -> told.add(key.text()));
            assertThat(told).isEmpty();
        }
    }

    /** More different keywords than fit without making room; texts of more bytes than letters; ids and texts that are absent. One in two of the clicks is its own touch. */
    private static Map<String, Object> write(Facts facts, Random random, int number) throws Exception {
        Instant at = START.plusNanos(random.nextInt(80_000) * 1_000_000_000L + random.nextInt(1_000_000) * 1000L);
        Map<String, Object> row = Facts.row("id", new UUID(1, number), "row_key", new UUID(2, number), "advertiser_id", number % 10 == 0 ? new UUID(9, 9) : Fixture.SHOP,
                "person_id", new UUID(random.nextLong(), random.nextLong()), "at", Facts.time(at), "recorded_at", Facts.time(at), "interaction", random.nextBoolean() ? "click" : "impression",
                "channel", List.of("Direct", "direct", "préchauffage", "search").get(random.nextInt(4)), "campaign_id", number % 3 == 0 ? null : new UUID(3, random.nextInt(5)),
                "partner_id", number % 2 == 0 ? null : new UUID(-4, -random.nextInt(5)), "creative", number % 4 == 0 ? null : "Größe " + random.nextInt(9),
                "keyword", number % 5 == 0 ? null : "schuhe 👟 " + number);
        if (row.get("interaction").equals("click") && random.nextBoolean()) {
            Map<String, Object> click = facts.click((UUID) row.get("advertiser_id"), row.get("campaign_id") == null ? new UUID(3, 9) : (UUID) row.get("campaign_id"), at, (String) row.get("channel"), "valid", true);
            row.put("campaign_id", click.get("campaign_id"));
            click.put("id", new UUID(Ids.least(at).getMostSignificantBits(), random.nextLong()));
            click.put("valid_since", row.get("recorded_at"));
            List.of("person_id", "partner_id", "creative", "keyword").forEach(column -> click.put(column, row.get(column)));
            facts.insert("tracking.click", click);
        } else {
            facts.insert("tracking.touchpoint", row);
        }
        return row;
    }
}
