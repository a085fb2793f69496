package io.plumbline.tracking.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.campaign.api.Goals;
import io.plumbline.campaign.api.Partners;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.ImportJob;
import io.plumbline.tracking.api.ImportKind;
import io.plumbline.tracking.api.Receipt;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.bulk.BulkInsert;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.touchpoint.TouchpointDesk;
import jakarta.enterprise.event.Event;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A file of journeys from its first byte into the tables, against a recount of the file that knows nothing of the importer. */
class FilePassageTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final UUID ADVERTISER = Ids.named("advertiser");
    private static final List<String> CHANNELS = List.of("Paid Search", "Facebook", "Online Video", "Instagram", "Online Display");

    private final Map<String, Long> impressions = new HashMap<>();
    private final List<Tally> uncommitted = new ArrayList<>();
    private String refusedCustomer;
    private String heldCustomer;
    private int mostInTime = Integer.MAX_VALUE;
    private int timedOut;
    private Instant now = NOW;
    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    };
    private int batchesUntilCrash = Integer.MAX_VALUE;
    private InProcess house;
    private ImportJobs jobs;
    private ImportBatch batches;
    private TouchpointDesk touchpoints;

    @BeforeEach
    void build() throws SQLException, IOException {
        house = new InProcess();
        Authority authority = new Authority();
        authority.actAs(Caller.system("test"));
        Event<?> counted = InProcess.only(Event.class, "fire", args -> {
            uncommitted.addAll(((Counted) args[0]).tallies());
            return null;
        });
        Sql sql = house.wire(new Sql());
        touchpoints = house.wire(new TouchpointDesk(), sql, authority, Clock.fixed(NOW, ZoneOffset.UTC), counted);
        jobs = house.wire(new ImportJobs(), sql);
        batches = house.wire(new Committing(), jobs);
    }

    @AfterEach
    void close() throws SQLException {
        house.close();
    }

    @Test
    void every_touch_and_conversion_of_a_file_is_there_once_and_counted_once() throws IOException {
        Journeys file = Journeys.of(7, 5_000);
        ImportJob job = completed(file.csv(), false);
        assertThat(job).extracting(ImportJob::rows, ImportJob::accepted, ImportJob::repeated, ImportJob::rejected)
                .containsExactly(5_000L, file.distinct, 5_000L - file.distinct, 0L);
        assertThat(impressions).isEqualTo(file.impressions);
        assertThat(house.number("select count(*) from tracking.touchpoint")).isEqualTo(file.distinct - file.conversions);
        assertThat(house.number("select count(distinct person_id) from tracking.touchpoint")).isEqualTo(file.seenPeople.size());
        assertThat(house.number("select count(*) from tracking.conversion")).isEqualTo(file.conversions);
        assertThat(house.number("select sum(amount_minor) from tracking.conversion")).isEqualTo(file.valueMinor);
    }

    @Test
    void the_same_file_again_changes_nothing() throws IOException {
        Journeys file = Journeys.of(8, 3_000);
        completed(file.csv(), false);
        Map<String, Long> before = Map.copyOf(impressions);
        ImportJob again = completed(file.csv(), false);
        assertThat(again).extracting(ImportJob::accepted, ImportJob::repeated, ImportJob::rejected).containsExactly(0L, 3_000L, 0L);
        assertThat(impressions).isEqualTo(before);
        assertThat(house.number("select count(*) from tracking.conversion")).isEqualTo(file.conversions);
    }

    @Test
    void after_a_crash_it_goes_on_behind_the_last_batch_and_the_counts_are_as_if_nothing_had_been() throws IOException {
        Journeys file = Journeys.of(9, 6_500);
        batchesUntilCrash = 3;
        Work work = work(file.csv(), false);
        try {
            passage(jobs.take(work.id(), NOW).orElseThrow(), file.csv(), () -> false);
        } catch (Crash expected) {
            house.rollback();
            uncommitted.clear();
        }
        assertThat(jobs.find(work.id()).orElseThrow()).extracting(ImportJob::status, ImportJob::rows).containsExactly("running", 3_000L);
        batchesUntilCrash = Integer.MAX_VALUE;
        ImportJob job = run(work, file.csv());
        assertThat(job).extracting(ImportJob::rows, ImportJob::accepted, ImportJob::repeated, ImportJob::rejected)
                .containsExactly(6_500L, file.distinct, 6_500L - file.distinct, 0L);
        assertThat(impressions).isEqualTo(file.impressions);
        assertThat(house.number("select count(*) from tracking.conversion")).isEqualTo(file.conversions);
    }

    @Test
    void on_a_machine_too_busy_for_a_whole_batch_it_goes_on_with_smaller_ones_and_tries_larger_ones_seldom() throws IOException {
        Journeys file = Journeys.of(12, 6_919);
        mostInTime = 150;
        ImportJob job = completed(file.csv(), false);
        assertThat(job).extracting(ImportJob::rows, ImportJob::accepted, ImportJob::rejected).containsExactly(6_919L, file.distinct, 0L);
        assertThat(impressions).isEqualTo(file.impressions);
        assertThat(timedOut).as("each costs a minute").isLessThanOrEqualTo(20);
    }

    @Test
    void a_row_on_which_somebody_holds_a_lock_is_waited_for_and_not_called_bad() throws IOException {
        Journeys file = Journeys.of(13, 2_500);
        heldCustomer = file.converting;
        Work work = work(file.csv(), false);
        assertThatThrownBy(() -> passage(jobs.take(work.id(), NOW).orElseThrow(), file.csv(), () -> false)).hasRootCauseInstanceOf(SQLException.class);
        house.rollback();
        assertThat(jobs.find(work.id()).orElseThrow()).extracting(ImportJob::status, ImportJob::rejected).containsExactly("running", 0L);

        heldCustomer = null;
        ImportJob job = run(work, file.csv());
        assertThat(job).extracting(ImportJob::rows, ImportJob::accepted, ImportJob::rejected).containsExactly(2_500L, file.distinct, 0L);
        assertThat(impressions).isEqualTo(file.impressions);
        assertThat(house.number("select count(*) from tracking.conversion")).isEqualTo(file.conversions);
    }

    @Test
    void a_dry_run_counts_the_same_and_leaves_nothing() throws IOException {
        Journeys file = Journeys.of(10, 4_000);
        ImportJob job = completed(file.csv(), true);
        assertThat(job).extracting(ImportJob::rows, ImportJob::accepted, ImportJob::repeated, ImportJob::rejected)
                .containsExactly(4_000L, file.distinct, 4_000L - file.distinct, 0L);
        assertThat(job.dryRun()).isTrue();
        assertThat(impressions).isEmpty();
        assertThat(house.number("select count(*) from tracking.touchpoint") + house.number("select count(*) from tracking.conversion")).isZero();
    }

    @Test
    void bad_rows_are_listed_by_line_and_column_and_the_good_ones_are_in() throws IOException {
        ImportJob job = completed("""
                customer_id,time,interaction,channel,conversion,conversion_value
                a,2018-07-01T00:00:00Z,impression,Facebook,0,
                ,2018-07-01T00:00:00Z,impression,Facebook,0,
                b,2018-02-30T00:00:00Z,impression,Facebook,0,
                c,2018-07-01T00:00:00Z,glimpse,Facebook,0,
                d,2099-07-01T00:00:00Z,impression,Facebook,0,
                "e,2018-07-01T00:00:00Z,impression,Facebook,0,
                f,2018-07-01T00:00:00Z,conversion,Facebook,1,12.345
                =cmd(),2018-07-01T00:00:00Z,,Facebook,0,
                h,2018-07-01T00:00:00Z,conversion,Facebook,1,"1,200.00"
                """, false);
        assertThat(job.errors()).extracting(ImportJob.RowError::line, ImportJob.RowError::column, ImportJob.RowError::code).containsExactly(
                org.assertj.core.groups.Tuple.tuple(3L, "customer_id", "required"),
                org.assertj.core.groups.Tuple.tuple(4L, "time", "time-malformed"),
                org.assertj.core.groups.Tuple.tuple(5L, "interaction", "interaction-unknown"),
                org.assertj.core.groups.Tuple.tuple(6L, "time", "time-in-future"),
                org.assertj.core.groups.Tuple.tuple(7L, null, "quote-malformed"),
                org.assertj.core.groups.Tuple.tuple(8L, "conversion_value", "amount-too-precise"),
                org.assertj.core.groups.Tuple.tuple(10L, "conversion_value", "thousands-separator"));
        assertThat(job).extracting(ImportJob::rows, ImportJob::accepted, ImportJob::rejected).containsExactly(9L, 2L, 7L);
    }

    @Test
    void a_row_refused_inside_the_transaction_takes_no_other_row_with_it() throws IOException {
        Journeys file = Journeys.of(11, 2_500);
        refusedCustomer = file.converting;
        ImportJob job = completed(file.csv(), false);
        assertThat(job.rejected()).isPositive().isEqualTo(job.errors().size());
        assertThat(job.errors()).extracting(ImportJob.RowError::code).containsOnly("no-such-luck");
        assertThat(job.accepted() + job.repeated() + job.rejected()).isEqualTo(2_500);
        assertThat(house.number("select count(*) from tracking.conversion")).isEqualTo(file.conversions - file.conversionsOf(refusedCustomer));
        assertThat(impressions).isEqualTo(file.impressions);
    }

    @Test
    void all_errors_are_kept_and_the_first_thousand_shown() throws IOException {
        ImportJob job = completed("customer_id,time,channel\n" + "a,never,b\n".repeat(2_345), false);
        assertThat(job.errors()).hasSize(1000);
        List<ImportJob.RowError> all = new ArrayList<>();
        jobs.errors(job.id(), Integer.MAX_VALUE, all::add);
        assertThat(all).hasSize(2_345);
    }

    private ImportJob completed(String csv, boolean dryRun) throws IOException {
        return run(work(csv, dryRun), csv);
    }

    private ImportJob run(Work work, String csv) throws IOException {
        assertThat(passage(jobs.take(work.id(), NOW).orElseThrow(), csv, () -> false)).isTrue();
        jobs.finish(work.id(), null, NOW);
        house.commit();
        return jobs.find(work.id()).orElseThrow();
    }

    private Work work(String csv, boolean dryRun) {
        Work work = new Work(Ids.next(), ImportKind.TOUCHPOINTS, ADVERTISER, "sale", null, dryRun, Map.of(), "test", NOW, 0, csv.length());
        jobs.add(work, "journeys.csv");
        house.commit();
        return work;
    }

    private boolean passage(Work work, String csv, BooleanSupplier stopping) throws IOException {
        house.commit();
        CsvRecords records = new CsvRecords(new CsvLines(new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8))));
        Header header = Header.find(records, Columns.of(work.kind()), work.mapping());
        Goal sale = new Goal(Ids.named("sale"), 1, ADVERTISER, "sale", "Sale", GoalKind.SALE, null, 30, 1, NOW);
        Surroundings around = new Surroundings(work, "EUR", NOW, InProcess.only(Campaigns.class, "named", args -> Optional.empty()),
                InProcess.only(Partners.class, "named", args -> Optional.empty()), InProcess.only(Goals.class, "find", args -> Optional.of(sale)));
        return new Passage<>(work, records, header, new TouchpointRows(around, touchpoints, null, conversions()), batches, () -> { }, clock).go(stopping);
    }

    private Conversions conversions() {
        BulkInsert table = new BulkInsert("tracking.conversion", "id", "version", "advertiser_id", "goal_id", "goal_key", "goal_kind", "dedupe_key", "door",
                "occurred_at", "recorded_at", "status", "verdict", "evidence", "channel", "amount_minor", "currency", "trace");
        return InProcess.only(Conversions.class, "record", args -> {
            ConversionReport report = (ConversionReport) args[0];
            if (report.customerId().equals(refusedCustomer)) {
                throw new Conflict("no-such-luck", "Refused inside the transaction.");
            }
            if (report.customerId().equals(heldCustomer)) {
                throw new IllegalStateException(new SQLException("Timeout trying to lock table", "HYT00"));
            }
            try {
                UUID id = Ids.next();
                boolean fresh = table.insert(house.connection(), List.<Object[]>of(new Object[] {id, 0L, ADVERTISER, Ids.named("sale"), "sale", "sale",
                        report.customerId() + report.occurredAt(), "file", report.occurredAt(), NOW, "approved", "valid", "arrival", report.arrivedBy(),
                        new java.math.BigDecimal(report.amount()).movePointRight(2).longValueExact(), report.currency(), "[]"})).get(0);
                return new Receipt(fresh ? Receipt.Result.RECORDED : Receipt.Result.DUPLICATE, id, null);
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    private static final class Crash extends Error {
    }

    /** What the container does around the real one. */
    private final class Committing extends ImportBatch {

        @Override
        public <R> long write(Work work, Rows<R> rows, List<Item<R>> items, long from, long bytes) {
            if (batchesUntilCrash-- == 0) {
                super.write(work, rows, items, from, bytes);
                throw new Crash();
            }
            if (items.size() > mostInTime) {
                timedOut++;
                now = now.plusSeconds(60);
                throw new IllegalStateException("Transaction is not active: took too long");
            }
            now = now.plusSeconds(mostInTime == Integer.MAX_VALUE ? 0 : items.size() / 20);
            try {
                long position = super.write(work, rows, items, from, bytes);
                commit();
                return position;
            } catch (RuntimeException failed) {
                house.rollback();
                uncommitted.clear();
                throw failed;
            }
        }

        @Override
        public <R> List<Boolean> rehearse(Rows<R> rows, List<Item<R>> items) {
            try {
                return super.rehearse(rows, items);
            } finally {
                house.rollback();
                uncommitted.clear();
            }
        }

        @Override
        public <R> long count(Work work, List<Item<R>> items, List<Boolean> fresh, long from, long bytes) {
            long position = super.count(work, items, fresh, from, bytes);
            if (work.dryRun()) {
                commit();
            }
            return position;
        }

        private void commit() {
            house.commit();
            uncommitted.forEach(tally -> impressions.merge(tally.where().channel(), tally.impressions(), Long::sum));
            uncommitted.clear();
        }
    }

    /** Seeded journeys with repeats inside the file, and what a plain recount of them says. */
    private static final class Journeys {

        private final List<String> lines = new ArrayList<>();
        private final Map<String, Long> impressions = new HashMap<>();
        private final Set<String> seenPeople = new HashSet<>();
        private final Map<String, Long> converted = new HashMap<>();
        private long distinct;
        private long conversions;
        private long valueMinor;
        private String converting;

        static Journeys of(long seed, int rows) {
            Random random = new Random(seed);
            Journeys journeys = new Journeys();
            Set<String> seen = new HashSet<>();
            while (journeys.lines.size() < rows) {
                String person = "P" + random.nextInt(rows / 8);
                Instant time = Instant.parse("2018-07-01T00:00:00Z").plusSeconds(random.nextInt(31 * 86_400));
                String channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
                boolean converts = random.nextInt(30) == 0;
                long minor = converts ? 500 + 50L * random.nextInt(6) : 0;
                journeys.add(seen, person, time, channel, converts, minor);
                if (random.nextInt(50) == 0 && journeys.lines.size() < rows) {
                    journeys.add(seen, person, time, channel, converts, minor);
                }
            }
            Collections.shuffle(journeys.lines, random);
            return journeys;
        }

        String csv() {
            return "customer_id,time,interaction,conversion,conversion_value,channel\n" + String.join("\n", lines) + "\n";
        }

        long conversionsOf(String person) {
            return converted.getOrDefault(person, 0L);
        }

        private void add(Set<String> seen, String person, Instant time, String channel, boolean converts, long minor) {
            lines.add(String.join(",", person, time.toString(), converts ? "conversion" : "impression", converts ? "1" : "0",
                    minor / 100 + "." + (minor % 100 < 10 ? "0" : "") + minor % 100, channel));
            if (!seen.add(person + time + (converts ? "!" : channel))) {
                return;
            }
            distinct++;
            if (converts) {
                conversions++;
                valueMinor += minor;
                converted.merge(person, 1L, Long::sum);
                converting = person;
            } else {
                impressions.merge(channel, 1L, Long::sum);
                seenPeople.add(person);
            }
        }
    }
}
