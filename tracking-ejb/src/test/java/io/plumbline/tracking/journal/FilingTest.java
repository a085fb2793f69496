package io.plumbline.tracking.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.CapGate;
import io.plumbline.campaign.api.Commissions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.Settled;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.click.ClickFiler;
import io.plumbline.tracking.click.Earned;
import io.plumbline.tracking.click.StoredRows;
import io.plumbline.tracking.click.UniqueKeys;
import io.plumbline.tracking.importing.InProcess;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
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
    private InProcess house;
    private Filing filing;

    @ParameterizedTest
    @ValueSource(strings = {"H2", "PostgreSQL"})
    void a_batch_that_is_filed_again_changes_nothing(String database) throws Exception {
        try (EmbeddedPostgres postgres = database.equals("H2") ? null : EmbeddedPostgres.builder().start();
                InProcess opened = postgres == null ? new InProcess() : new InProcess(postgres.getPostgresDatabase().getConnection())) {
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

            filing.file(segment, entries, false);
            commit();
            filing.file(segment, entries.subList(100, 700), true);
            commit();
            assertThat(standing()).as("the position says that it is done").isEqualTo(once);

            house.wire(new Sql()).update("delete from tracking.spool_segment");
            filing.file(segment, entries, true);
            commit();
            assertThat(standing()).as("without a position the rows themselves say so").isEqualTo(once);
        }
    }

    private void open(InProcess opened) {
        house = opened;
        Sql sql = house.wire(new Sql());
        Earned earned = house.wire(new Earned(), InProcess.only(Commissions.class, "accrueAll", args -> ((Collection<?>) args[0]).stream().map(claim -> null).toList()),
                InProcess.only(CapGate.class, "lockPayout", args -> Set.of()));
        ClickFiler clicks = house.wire(new ClickFiler(), house.wire(new StoredRows(), sql), house.wire(new UniqueKeys(), sql), earned, Clock.fixed(NOW, ZoneOffset.UTC));
        Instance<?> filers = InProcess.only(Instance.class, "iterator", args -> List.of((Filer) clicks).iterator());
        Event<?> counted = InProcess.only(Event.class, "fire", args -> {
            uncommitted.addAll(((Counted) args[0]).tallies());
            return null;
        });
        filing = house.wire(new Filing(), sql, filers, counted, new Authority(), Clock.fixed(NOW, ZoneOffset.UTC));
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
        return new Standing(house.number("select count(*) from tracking.click"), house.number("select count(*) from tracking.touchpoint"),
                house.number("select count(*) from tracking.unique_click"), house.number("select count(*) from tracking.click where is_unique"),
                committed.stream().mapToLong(Tally::clicks).sum(), committed.stream().mapToLong(Tally::uniqueClicks).sum());
    }

    private static void clicks(Journal journal, int number, Random random) throws InterruptedException, IOException {
        CountDownLatch all = new CountDownLatch(number);
        Settled told = failure -> all.countDown();
        for (int i = 0; i < number; i++) {
            UUID id = Ids.next();
            int visitor = random.nextInt(60);
            journal.append(Filer.CLICK, new Columns().with("id", id).with("at", NOW.plusMillis(i)).with("recorded_at", NOW).with("advertiser_id", SHOP).with("campaign_id", SHOP)
                    .with("link_id", SHOP).with("partner_id", null).with("destination_id", null).with("verdict", "valid").with("reason", null).with("is_unique", false)
                    .with("person_id", new UUID(2, visitor)).with("channel", "affiliate").with("creative", null).with("keyword", null).with("source", null).with("placement", null)
                    .with("country", null).with("device", null).with("os", null).with("browser", null).with("params", "{}").with("cost_micros", null).with("cost_currency", null)
                    .with("payout_minor", null).with("payout_currency", null).with("trace", "[]").with("#fingerprint", new UUID(3, visitor)).with("#visitor", null)
                    .with("#window", NOW), told);
        }
        assertThat(all.await(30, TimeUnit.SECONDS)).isTrue();
    }
}
