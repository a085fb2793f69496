package io.plumbline.tracking.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.api.CapGate;
import io.plumbline.campaign.api.Commissions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.click.ClickFiler;
import io.plumbline.tracking.click.Earned;
import io.plumbline.tracking.click.StoredClicks;
import io.plumbline.tracking.click.StoredRows;
import io.plumbline.tracking.click.UniqueKeys;
import io.plumbline.tracking.importing.InProcess;
import io.plumbline.tracking.lead.PlatformClicks;
import io.plumbline.tracking.lead.PlatformNotes;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches of the journal in the real tables of both databases: whatever is filed again, and however a try ended, changes nothing more. */
class FilingTest {

    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");
    private static final UUID SHOP = new UUID(1, 1);

    @TempDir
    private Path directory;

    /** What is in the tables and what was counted. */
    private record Standing(long clicks, long touches, long keys, long unique, long counted, long countedUnique) {
    }

    private final List<Tally> uncommitted = new ArrayList<>();
    private final List<Tally> committed = new ArrayList<>();
    private final List<Entry> stored = new ArrayList<>();
    private InProcess house;
    private Filing filing;

    /** This server, without a data directory. */
    private static final class Here extends Nodes {
        @Override
        public String own() {
            return "here";
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void a_batch_that_is_filed_again_changes_nothing(String database) throws Exception {
        try (InProcess opened = InProcess.on(database)) {
            open(opened);
            List<Entry> entries;
            UUID segment;
            try (Journal journal = Journal.open(directory, Limits.of(0), Disk.REAL)) {
                clicks(journal, 700, new Random(11));
                Journal.Batch batch = journal.next(2_000, 4 << 20);
                entries = batch.entries();
                segment = batch.segment().id();
            }
            assertThat(entries).hasSize(700);

            filing.file(segment, entries, false);
            undo();
            assertThat(standing()).as("a try that was rolled back").isEqualTo(new Standing(0, 0, 0, 0, 0, 0));

            filing.file(segment, entries.subList(0, 400), false);
            commit();
            filing.file(segment, entries, true);
            commit();
            Standing once = standing();
            assertThat(once.clicks()).isEqualTo(700).isEqualTo(once.touches()).isEqualTo(once.counted());
            assertThat(once.unique()).isEqualTo(once.countedUnique()).isBetween(50L, 60L);
            assertThat(stored).as("those of the try that was rolled back too").hasSize(1_400);
            stored.clear();

            filing.file(segment, entries, false);
            commit();
            filing.file(segment, entries.subList(100, 700), true);
            commit();
            assertThat(standing()).as("the position says that it is done").isEqualTo(once);
            assertThat(stored).as("nobody is told again").isEmpty();

            house.wire(new Sql()).update("delete from tracking.spool_segment");
            filing.file(segment, entries, true);
            commit();
            assertThat(standing()).as("without a position the rows themselves say so").isEqualTo(once);
            assertThat(stored).isEmpty();
        }
    }

    private void open(InProcess opened) {
        house = opened;
        Sql sql = house.wire(new Sql());
        Earned earned = house.wire(new Earned(), InProcess.only(Commissions.class, "accrueAll", args -> ((Collection<?>) args[0]).stream().map(claim -> null).toList()),
                InProcess.only(CapGate.class, "lockPayout", args -> Set.of()));
        StoredClicks notes = house.wire(new PlatformNotes(), house.wire(new PlatformClicks(), sql));
        ClickFiler clicks = house.wire(new ClickFiler(), house.wire(new StoredRows(), sql), house.wire(new UniqueKeys(), sql), earned, Clock.fixed(NOW, ZoneOffset.UTC), InProcess.only(Instance.class, "iterator", args -> List.of((StoredClicks) stored::addAll, notes).iterator()));
        Instance<?> filers = InProcess.only(Instance.class, "iterator", args -> List.of((Filer) clicks).iterator());
        Event<?> counted = InProcess.only(Event.class, "fire", args -> {
            uncommitted.addAll(((Counted) args[0]).tallies());
            return null;
        });
        filing = house.wire(new Filing(), sql, filers, counted, house.wire(new Here(), sql), new Authority(), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private void commit() {
        house.commit();
        committed.addAll(uncommitted);
        uncommitted.clear();
    }

    private void undo() {
        house.rollback();
        uncommitted.clear();
    }

    private Standing standing() {
        return new Standing(house.number("select count(*) from tracking.click"), house.number("select count(*) from tracking.pub_touch"),
                house.number("select count(*) from tracking.unique_click"), house.number("select count(*) from tracking.click where is_unique"),
                committed.stream().mapToLong(Tally::clicks).sum(), committed.stream().mapToLong(Tally::uniqueClicks).sum());
    }

    private static void clicks(Journal journal, int number, Random random) throws InterruptedException, IOException {
        CountDownLatch all = new CountDownLatch(number);
        for (int i = 0; i < number; i++) {
            int visitor = random.nextInt(60);
            journal.append(Filer.CLICK, click(i, new UUID(3, visitor), null, "[]"), failure -> all.countDown());
        }
        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
    }

    private static Columns click(int number, UUID fingerprint, UUID visitor, String trace) {
        return click(number, fingerprint, visitor, trace, "{}");
    }

    private static Columns click(int number, UUID fingerprint, UUID visitor, String trace, String params) {
        return new Columns().with("id", Ids.next()).with("at", NOW.plusMillis(number)).with("recorded_at", NOW).with("advertiser_id", SHOP).with("campaign_id", SHOP)
                .with("link_id", SHOP).with("partner_id", null).with("destination_id", null).with("verdict", "valid").with("reason", null).with("is_unique", false)
                .with("person_id", fingerprint).with("channel", "affiliate").with("creative", null).with("keyword", null).with("source", null).with("placement", null)
                .with("country", null).with("device", null).with("os", null).with("browser", null).with("params", params).with("cost_micros", null).with("cost_currency", null)
                .with("payout_minor", null).with("payout_currency", null).with("trace", trace).with("#fingerprint", fingerprint).with("#visitor", visitor)
                .with("#window", NOW);
    }

    /** Of a journal of its own, as the drainer takes them. */
    private List<Entry> journalled(String name, Columns... rows) throws Exception {
        try (Journal journal = Journal.open(directory.resolve(name), Limits.of(0), Disk.REAL)) {
            CountDownLatch all = new CountDownLatch(rows.length);
            for (Columns row : rows) {
                journal.append(Filer.CLICK, row, failure -> all.countDown());
            }
            assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
            return journal.next(2_000, 4 << 20).entries();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void a_new_visitor_who_comes_back_is_a_repeat_also_where_another_node_has_stored_him_first(String database) throws Exception {
        try (InProcess opened = InProcess.on(database)) {
            open(opened);
            UUID given = Ids.next();
            filing.file(Ids.next(), journalled("one", click(1, new UUID(3, 1), given, "[]"), click(2, given, null, "[]"), click(3, new UUID(3, 1), Ids.next(), "[]")), false);
            commit();
            assertThat(standing()).isEqualTo(new Standing(3, 3, 3, 1, 3, 1));

            UUID quicker = Ids.next();
            house.wire(new Sql()).insert("unique_click", new Columns().with("campaign_id", SHOP).with("fingerprint", quicker).with("window_start", NOW));
            commit();
            List<Entry> late = journalled("late", click(4, new UUID(3, 2), quicker, "[]"));
            UUID segment = Ids.next();
            assertThatThrownBy(() -> filing.file(segment, late, false)).as("the first try does not ask").isNotNull();
            undo();
            filing.file(segment, late, true);
            commit();
            assertThat(standing()).isEqualTo(new Standing(4, 4, 5, 2, 4, 2));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void text_that_nobody_reads_on_the_way_arrives_as_it_was(String database) throws Exception {
        try (InProcess opened = InProcess.on(database)) {
            open(opened);
            String[] told = {"", "plain", "Z\u00fcrich \uD83D\uDE00", "\u4e16".repeat(6_000), "x".repeat(20_000)};
            Columns[] rows = new Columns[50];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = click(i, new UUID(4, i), null, told[i % told.length]);
            }
            filing.file(Ids.next(), journalled("texts", rows), false);
            commit();

            assertThat(house.wire(new Sql()).list("select trace from tracking.click order by at", row -> row.getString(1)))
                    .isEqualTo(java.util.stream.IntStream.range(0, rows.length).mapToObj(i -> told[i % told.length]).toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void ids_of_ad_platforms_are_noted_with_the_first_click_that_came_with_them(String database) throws Exception {
        try (InProcess opened = InProcess.on(database)) {
            open(opened);
            String[] came = {"{}", "{\"gclid\":\"Cj0KCQjw4S3BhAAEiwA\",\"utm_source\":\"ads\"}", "{\"fbclid\":\"{fbclid}\"}", "{\"gclid\":\"Cj0KCQjw4S3BhAAEiwA\"}",
                "{\"note\":\"no id at all in here\"}", "{\"msclkid\":\"8e1f5a0d2c394b6f\",\"gclid\":\"short\"}"};
            Columns[] rows = new Columns[came.length];
            for (int i = 0; i < came.length; i++) {
                rows[i] = click(i, new UUID(3, i), null, "[]", came[i]);
            }
            List<Entry> entries = journalled("ads", rows);
            filing.file(Ids.next(), entries, false);
            commit();
            filing.file(Ids.next(), entries, true);
            commit();
            assertThat(house.number("select count(*) from tracking.platform_click")).isEqualTo(2);
            assertThat(house.number("select count(*) from tracking.journal_node where node = 'here'")).isEqualTo(1);
            assertThat(house.number("select count(*) from tracking.platform_click p join tracking.click c on c.id = p.click_id and c.at = p.at where c.id in ('"
                    + entries.get(1).id("id") + "', '" + entries.get(5).id("id") + "')")).isEqualTo(2);
        }
    }
}
