package io.plumbline.reporting.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.reporting.Facts;
import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
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
                        + " " + Journeys.micros((java.time.OffsetDateTime) row.get("at")) + " " + row.get("interaction") + row.get("interaction").equals("impression") + " " + row.get("channel")
                        + row.get("channel").toString().equalsIgnoreCase("direct") + " " + row.get(column)).toList());
            }
        }
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

    /** More different keywords than fit without making room; texts of more bytes than letters; ids and texts that are absent. */
    private static Map<String, Object> write(Facts facts, Random random, int number) throws Exception {
        Instant at = START.plusNanos(random.nextInt(80_000) * 1_000_000_000L + random.nextInt(1_000_000) * 1000L);
        Map<String, Object> row = Facts.row("id", new UUID(1, number), "row_key", new UUID(2, number), "advertiser_id", number % 10 == 0 ? new UUID(9, 9) : Fixture.SHOP,
                "person_id", new UUID(random.nextLong(), random.nextLong()), "at", Facts.time(at), "recorded_at", Facts.time(at), "interaction", random.nextBoolean() ? "click" : "impression",
                "channel", List.of("Direct", "direct", "préchauffage", "search").get(random.nextInt(4)), "campaign_id", number % 3 == 0 ? null : new UUID(3, random.nextInt(5)),
                "partner_id", number % 2 == 0 ? null : new UUID(-4, -random.nextInt(5)), "creative", number % 4 == 0 ? null : "Größe " + random.nextInt(9),
                "keyword", number % 5 == 0 ? null : "schuhe 👟 " + number);
        facts.insert("tracking.touchpoint", row);
        return row;
    }
}
