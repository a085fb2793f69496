package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.shared.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was imported before leads had a history becomes leads with one: a filled table of before, recounted row by row; on both databases. */
class LeadMigrationTest {

    private static final long SEED = Long.getLong("plumbline.seed", 20261122L);
    private static final String LEADS = "V202611220860__leads.sql";
    private static final List<String> STAGES = List.of("new", "contacted", "mql", "sql", "opportunity", "won", "lost", "Demo booked");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /** A row of before. */
    private record Row(UUID id, UUID advertiser, String lead, String stage, Instant at) {
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void stages_of_before_become_leads_that_stand_where_their_latest_stage_says(Databases database) throws Exception {
        try (Connection connection = database.start().getConnection()) {
            migrate(connection, database, version -> version.compareTo(LEADS) < 0);
            List<Row> rows = fill(connection);
            migrate(connection, database, version -> version.compareTo(LEADS) >= 0);

            Map<String, Row> latest = new HashMap<>();
            rows.forEach(row -> latest.merge(row.advertiser() + row.lead(), row, (a, b) -> !a.at().equals(b.at()) ? a.at().isAfter(b.at()) ? a : b : a.id().compareTo(b.id()) > 0 ? a : b));
            assertThat(number(connection, "select count(*) from tracking.lead")).as("seed " + SEED).isEqualTo(latest.size());
            assertThat(number(connection, "select count(*) from tracking.lead_change")).as("nothing that was said is lost").isEqualTo(rows.size());
            assertThat(number(connection, "select count(*) from tracking.lead_name")).isEqualTo(latest.size());
            try (PreparedStatement query = connection.prepareStatement("select stage, stage_at, occurred_at, (select count(*) from tracking.lead_change c where c.lead_id = l.id) as said"
                    + " from tracking.lead l where advertiser_id = ? and external_id = ?")) {
                for (Row row : latest.values()) {
                    List<Row> own = rows.stream().filter(one -> one.lead().equals(row.lead()) && one.advertiser().equals(row.advertiser())).toList();
                    query.setObject(1, row.advertiser());
                    query.setString(2, row.lead());
                    try (ResultSet found = query.executeQuery()) {
                        assertThat(found.next()).isTrue();
                        assertThat(found.getString("stage")).isEqualTo(row.stage().equals("Demo booked") ? "new" : row.stage());
                        assertThat(found.getObject("stage_at", OffsetDateTime.class).toInstant()).isEqualTo(row.at());
                        assertThat(found.getObject("occurred_at", OffsetDateTime.class).toInstant()).isEqualTo(own.stream().map(Row::at).min(Comparator.naturalOrder()).orElseThrow());
                        assertThat(found.getLong("said")).isEqualTo(own.size());
                    }
                }
            }
            assertThat(number(connection, "select count(*) from tracking.lead_change where stage is null and said <> 'Demo booked'")).isZero();
        }
    }

    private static List<Row> fill(Connection connection) throws SQLException {
        Random dice = new Random(SEED);
        List<UUID> advertisers = List.of(Ids.next(), Ids.next());
        Map<String, Row> rows = new HashMap<>();
        for (int i = 0; i < 400; i++) {
            UUID advertiser = advertisers.get(dice.nextInt(2));
            // Both have a lead number 7, and stages come in any order, several at one moment.
            Row row = new Row(Ids.next(), advertiser, "lead " + dice.nextInt(80), STAGES.get(dice.nextInt(STAGES.size())), NOON.plusSeconds(60L * dice.nextInt(30)));
            rows.putIfAbsent(advertiser + row.lead() + row.stage(), row);
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into tracking.lead_stage (id, advertiser_id, external_id, stage, stage_time, recorded_at) values (?, ?, ?, ?, ?, ?)")) {
            for (Row row : rows.values()) {
                insert.setObject(1, row.id());
                insert.setObject(2, row.advertiser());
                insert.setString(3, row.lead());
                insert.setString(4, row.stage());
                insert.setObject(5, row.at().atOffset(ZoneOffset.UTC));
                insert.setObject(6, NOON.atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        return List.copyOf(rows.values());
    }

    private static void migrate(Connection connection, Databases database, java.util.function.Predicate<String> which) throws SQLException, IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("common", database.name().toLowerCase(Locale.ROOT))) {
            try (Stream<Path> found = Files.list(Path.of("src/main/resources/db/tracking", folder))) {
                found.filter(file -> which.test(file.getFileName().toString())).forEach(files::add);
            }
        }
        files.sort(Comparator.comparing(file -> file.getFileName().toString()));
        try (Statement sql = connection.createStatement()) {
            sql.execute("create schema if not exists tracking");
            for (Path file : files) {
                sql.execute(Files.readString(file));
            }
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
