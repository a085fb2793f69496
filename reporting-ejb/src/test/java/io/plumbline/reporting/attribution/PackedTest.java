package io.plumbline.reporting.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.reporting.Facts;
import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.known.Streamed;
import io.plumbline.reporting.query.OneInstant;
import io.plumbline.shared.Ids;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever happens to clicks after they were packed, a question is told what their rows say, and no click twice. */
class PackedTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final int SECONDS = 100_000;
    private static final UUID OTHER = new UUID(9, 9);
    private static final Instant REST = START.plusSeconds(90_000);

    private final Random random = new Random(20261124);
    private final List<UUID> clicks = new ArrayList<>();
    private Connection connection;
    private Facts facts;

    @BeforeEach
    void some_clicks() throws Exception {
        connection = DriverManager.getConnection(TestDatabase.H2.create());
        facts = new Facts(connection);
        for (int i = 0; i < 1500; i++) {
            click(random.nextInt(SECONDS));
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void a_question_is_told_the_same_with_packs_as_without() throws Exception {
        pack();
        assertThat(number("select count(*) from reporting.touch_slice")).isGreaterThan(10);
        assertThat(number("select sum(touches) from reporting.touch_pack")).isGreaterThan(900);
        everyQuestion();
    }

    @Test
    void clicks_that_change_come_late_or_go_are_told_as_they_are_before_and_after_their_slice_is_packed_again() throws Exception {
        pack();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 15; i++) {
                change(clicks.get(random.nextInt(clicks.size())));
            }
            note(click(random.nextInt(50_000)));
            everyQuestion();
            assertThat(PackCheck.broken(connection)).isEmpty();
            for (Optional<List<UUID>> followed = packer().again(); followed.isPresent(); followed = packer().again()) {
                drop(followed.get());
                everyQuestion();
            }
            pack();
            assertThat(number("select count(*) from tracking.touch_note n where n.click_id <= (select max(last_id) from reporting.touch_slice)")).isZero();
            assertThat(PackCheck.broken(connection)).isEmpty();
            everyQuestion();
        }
    }

    @Test
    void a_change_after_the_notes_were_read_keeps_its_note() throws Exception {
        pack();
        UUID click = clicks.stream().filter(id -> id.toString().compareTo(Ids.least(START.plusSeconds(50_000)).toString()) < 0).findFirst().orElseThrow();
        note(click);
        List<UUID> followed = packer().again().orElseThrow();
        change(click);
        drop(followed);
        everyQuestion();
        assertThat(PackCheck.broken(connection)).isEmpty();
        assertThat(packer().again()).isPresent();
    }

    @Test
    void the_self_audit_finds_the_slice_of_a_click_that_was_changed_behind_everybody() throws Exception {
        pack();
        UUID click = clicks.stream().filter(id -> number("select count(*) from tracking.click where valid_since is not null and id = '" + id + "' and id < '"
                + Ids.least(START.plusSeconds(50_000)) + "'") == 1).findFirst().orElseThrow();
        run("update tracking.click set person_id = ? where id = ?", UUID.randomUUID(), click);
        assertThat(PackCheck.broken(connection)).singleElement().asString().contains("say something else");
        run("delete from tracking.click where id = ?", click);
        assertThat(PackCheck.broken(connection)).singleElement().asString().contains("1 touches of packs are in no row");
    }

    @Test
    void words_that_are_long_and_many_take_several_packs() throws Exception {
        Pack.Open open = new Pack.Open();
        int touches = 0;
        while (!open.isFull()) {
            open.add(new UUID(1, touches), new UUID(2, touches), touches, touches, Arrays.asList("search", null, "", "ä".repeat(512), "👟".repeat(256 - touches % 7) + touches++));
        }
        assertThat(open.bytes().length).isLessThan(1_048_576);
        Pack pack = new Pack(open.bytes());
        List<String> told = new ArrayList<>();
        pack.tell((idHigh, idLow, high, low, at, since, words) -> told.add(idLow + " " + low + " " + at + " " + since + " " + pack.words()[words][1] + pack.words()[words][4]));
        assertThat(told).hasSize(touches).contains("3 3 3 3 null" + "👟".repeat(253) + 3);
    }

    private Packer packer() {
        return new Packer(connection, 60);
    }

    private void pack() throws SQLException {
        for (Optional<List<UUID>> followed = packer().next(Ids.least(REST)); followed.isPresent(); followed = packer().next(Ids.least(REST))) {
            drop(followed.get());
        }
    }

    private void drop(Collection<UUID> notes) throws SQLException {
        for (UUID note : notes) {
            run("delete from tracking.touch_note where id = ?", note);
        }
    }

    private UUID click(int second) throws SQLException {
        Instant made = START.plusSeconds(second).plusMillis(random.nextInt(1000));
        // Some are told later than they happened.
        Instant at = random.nextInt(9) == 0 ? made.minusSeconds(random.nextInt(40_000)) : made;
        Map<String, Object> row = facts.click(random.nextInt(4) == 0 ? OTHER : Fixture.SHOP, new UUID(3, random.nextInt(3)), at, random.nextBoolean() ? "search" : "Direct", "valid", true);
        UUID id = new UUID(Ids.least(made).getMostSignificantBits() | random.nextInt(4096), random.nextLong() >>> 2 | 0x8000000000000000L);
        row.put("id", id);
        if (random.nextInt(5) > 0) {
            row.put("valid_since", Facts.time(at.plusSeconds(random.nextInt(100))));
        }
        row.put("keyword", random.nextBoolean() ? null : "schuhe " + random.nextInt(20));
        facts.insert("tracking.click", row);
        clicks.add(id);
        return id;
    }

    /** As tracking does it: with a note, in the same transaction. */
    private void change(UUID click) throws SQLException {
        switch (random.nextInt(4)) {
            case 0 -> run("update tracking.click set valid_since = null where id = ?", click);
            case 1 -> run("update tracking.click set valid_since = ? where id = ?", Facts.time(START.plusSeconds(random.nextInt(SECONDS))), click);
            case 2 -> run("update tracking.click set person_id = ? where id = ?", UUID.randomUUID(), click);
            default -> run("delete from tracking.click where id = ?", click);
        }
        note(click);
    }

    private void note(UUID click) throws SQLException {
        run("insert into tracking.touch_note (id, click_id) values (?, ?)", UUID.randomUUID(), click);
    }

    private void everyQuestion() throws SQLException {
        for (UUID advertiser : List.of(Fixture.SHOP, OTHER)) {
            for (String column : List.of("channel", "campaign_id", "keyword")) {
                OffsetDateTime from = Facts.time(START.plusSeconds(random.nextInt(SECONDS)));
                OffsetDateTime until = from.plusSeconds(random.nextInt(SECONDS));
                OffsetDateTime known = random.nextBoolean() ? null : from.plusSeconds(random.nextInt(SECONDS));
                assertThat(told(advertiser, column, from, until, known)).as("%s from %s until %s as of %s", column, from, until, known).isEqualTo(stored(advertiser, column, from, until, known));
                assertThat(told(advertiser, column, Facts.time(START.minusSeconds(SECONDS)), until, null)).isEqualTo(stored(advertiser, column, Facts.time(START.minusSeconds(SECONDS)), until, null));
            }
        }
    }

    private List<String> told(UUID advertiser, String column, OffsetDateTime from, OffsetDateTime until, OffsetDateTime known) throws SQLException {
        List<String> told = new ArrayList<>();
        OneInstant.stream(connection, () -> {
            new Touches(connection, column).read(advertiser, from, until, known,
                    (high, low, micros, interaction, channel, key) -> told.add(new UUID(high, low) + " " + micros + " " + interaction.text() + " " + channel.text() + " " + key.text()));
            return null;
        });
        return told.stream().sorted().toList();
    }

    private List<String> stored(UUID advertiser, String column, OffsetDateTime from, OffsetDateTime until, OffsetDateTime known) throws SQLException {
        List<String> stored = new ArrayList<>();
        Streamed.read(connection, "select advertiser_id, person_id, at, valid_since, channel, " + column + " as told from tracking.click where verdict = 'valid' and valid_since is not null", row -> {
            OffsetDateTime at = row.getObject("at", OffsetDateTime.class);
            if (row.getObject("advertiser_id", UUID.class).equals(advertiser) && !at.isBefore(from) && at.isBefore(until)
                    && (known == null || !row.getObject("valid_since", OffsetDateTime.class).isAfter(known))) {
                stored.add(row.getObject("person_id", UUID.class) + " " + Journeys.micros(at) + " click " + row.getString("channel") + " " + row.getString("told"));
            }
        });
        return stored.stream().sorted().toList();
    }

    private long number(String sql) {
        long[] number = new long[1];
        try {
            Streamed.read(connection, sql, row -> number[0] = row.getLong(1));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        return number[0];
    }

    private void run(String sql, Object... values) throws SQLException {
        try (PreparedStatement change = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                change.setObject(i + 1, values[i]);
            }
            change.executeUpdate();
        }
    }
}
