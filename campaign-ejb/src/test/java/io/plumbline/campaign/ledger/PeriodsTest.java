package io.plumbline.campaign.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.Trail;
import io.plumbline.campaign.api.AccountingPeriod;
import io.plumbline.campaign.api.LedgerLine;
import io.plumbline.campaign.api.LedgerSpan;
import io.plumbline.campaign.api.TrialBalance;
import io.plumbline.campaign.ledger.Transfer.Side;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Role;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeriodsTest {

    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    /** Fixed, and printed with what fails. */
    private static final long SEED = 20261122;

    private final Trail trail = new Trail();

    /** A posting as this test remembers it. */
    private record Remembered(UUID book, AccountKind debit, AccountKind credit, long minor, LocalDate day, Instant recordedAt) {
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void what_is_about_a_closed_month_is_posted_on_the_first_open_day_and_keeps_its_own(Database database) {
        Ground ground = Ground.alone(database);
        post(ground, 100, LocalDate.of(2026, 1, 31));
        assertThat(close(ground, JANUARY)).extracting(AccountingPeriod::state, AccountingPeriod::postings).containsExactly("closed", 1L);

        post(ground, 7, LocalDate.of(2026, 1, 15));
        post(ground, 8, LocalDate.of(2026, 2, 2));

        assertThat(lines(ground)).extracting(line -> line.amount().minor() + ": " + line.eventDate() + " on " + line.accountingDate())
                .containsExactly("100: 2026-01-31 on 2026-01-31", "7: 2026-01-15 on 2026-02-01", "8: 2026-02-02 on 2026-02-02");
        assertThat(trail.noted).containsExactly("close ledger-period 2026-01");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_month_is_closed_once_in_order_and_not_before_it_is_over(Database database) {
        Ground ground = Ground.alone(database);
        post(ground, 100, LocalDate.of(2026, 1, 31));
        post(ground, 50, LocalDate.of(2026, 2, 1));

        refused("period-earlier-open", () -> close(ground, FEBRUARY));
        refused("period-not-over", () -> close(ground, YearMonth.of(2026, 3)));
        AccountingPeriod closed = close(ground, JANUARY);
        assertThat(close(ground, JANUARY)).isEqualTo(closed);
        close(ground, FEBRUARY);
        refused("period-behind", () -> close(ground, YearMonth.of(2025, 12)));
        assertThat(trail.noted).hasSize(2);
        List<AccountingPeriod> told = ground.tx(em -> desk(ground, em).list());
        assertThat(told).extracting(p -> p.month() + " " + p.state() + " " + p.obstacles())
                .containsExactly("2026-03 open [not-over]", "2026-02 closed []", "2026-01 closed []");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void only_finance_of_the_whole_house_closes(Database database) {
        Ground ground = Ground.alone(database);
        post(ground, 100, LocalDate.of(2026, 1, 31));
        for (Caller caller : List.of(new Caller("mara", Set.of(Role.MARKETER), null, null), new Caller("theo", Set.of(Role.APPROVER), null, null),
                new Caller("agency", Set.of(Role.FINANCE), ground.advertiser, null))) {
            assertThatThrownBy(() -> close(ground, JANUARY, caller)).isInstanceOf(Forbidden.class);
        }
        assertThat(close(ground, JANUARY, new Caller("priya", Set.of(Role.FINANCE), null, null)).closedBy()).isEqualTo("priya");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void the_database_itself_refuses_what_the_months_forbid(Database database) {
        Ground ground = Ground.alone(database);
        post(ground, 100, LocalDate.of(2026, 1, 31));
        close(ground, JANUARY);
        for (String harm : List.of("update campaign.ledger_period set closed_at = null, postings = null, state = 'closing'", "delete from campaign.ledger_period",
                "update campaign.ledger_snapshot set debits_minor = 0", "delete from campaign.ledger_snapshot",
                "insert into campaign.ledger_posting (id, entry_id, reference, advertiser_id, debit_account, credit_account, amount_minor, currency, accounting_date, recorded_at,"
                        + " recorded_by, reason, subject_type, subject_id) select " + (database == Database.H2 ? "random_uuid" : "gen_random_uuid") + "(), entry_id, 'smuggled', advertiser_id, debit_account, credit_account, 1, currency,"
                        + " accounting_date, recorded_at, recorded_by, reason, subject_type, subject_id from campaign.ledger_posting")) {
            assertThatThrownBy(() -> ground.tx(em -> em.createNativeQuery(harm).executeUpdate())).as(harm).isInstanceOf(PersistenceException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void closing_waits_for_a_posting_that_was_begun_before_and_keeps_it(Database database) throws Exception {
        Ground ground = Ground.alone(database);
        post(ground, 100, LocalDate.of(2026, 1, 31));
        CountDownLatch posted = new CountDownLatch(1);
        CountDownLatch mayCommit = new CountDownLatch(1);
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Future<?> posting = two.submit(() -> ground.tx(em -> {
                books(em, Ground.NOON).transfer(transfer(ground, 23, LocalDate.of(2026, 1, 30)));
                posted.countDown();
                return await(mayCommit);
            }));
            assertThat(posted.await(20, TimeUnit.SECONDS)).isTrue();
            Future<AccountingPeriod> closing = two.submit(() -> close(ground, JANUARY));
            assertThatThrownBy(() -> closing.get(700, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
            mayCommit.countDown();
            posting.get(20, TimeUnit.SECONDS);
            assertThat(closing.get(20, TimeUnit.SECONDS).postings()).isEqualTo(2);
        } finally {
            mayCommit.countDown();
            two.shutdownNow();
        }
        assertThat(balance(ground, LocalDate.of(2026, 1, 31), null, AccountKind.PARTNER_PAYABLE)).isEqualTo(123);
        assertThat(differences(ground)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void whoever_posts_while_a_month_is_closed_gets_into_it_whole_or_into_the_next(Database database) throws Exception {
        Ground ground = Ground.alone(database);
        post(ground, 1, LocalDate.of(2026, 1, 1));
        AtomicBoolean closed = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Integer>> posters = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            Random random = new Random(SEED + thread);
            posters.add(threads.submit(() -> {
                int made = 0;
                int after = 0;
                while (after < 5 && made < 2_000) {
                    after += closed.get() ? 1 : 0;
                    post(ground, 1 + random.nextInt(1000), LocalDate.of(2026, 1, 1 + random.nextInt(31)));
                    made++;
                }
                return made;
            }));
        }
        AccountingPeriod january = close(ground, JANUARY);
        closed.set(true);
        int made = 1;
        for (Future<Integer> poster : posters) {
            made += poster.get(120, TimeUnit.SECONDS);
        }
        threads.shutdown();

        long inJanuary = lines(ground).stream().filter(line -> line.accountingDate().getMonthValue() == 1).count();
        assertThat(inJanuary).as("seed " + SEED).isEqualTo(january.postings()).isLessThanOrEqualTo(made - 20);
        assertThat(lines(ground).stream().filter(line -> line.accountingDate().getMonthValue() == 2)).allMatch(line -> line.accountingDate().equals(LocalDate.of(2026, 2, 1)));
        assertThat(lines(ground)).hasSize(made);
        assertThat(differences(ground)).isEmpty();
    }

    /** Everything is added up again from what this test remembers of what it posted. */
    @ParameterizedTest
    @EnumSource(Database.class)
    void a_trial_balance_of_any_day_as_known_at_any_time_is_the_sum_of_the_postings(Database database) {
        Ground ground = Ground.alone(database);
        Random random = new Random(SEED);
        List<Remembered> all = new ArrayList<>();
        LocalDate firstOpen = LocalDate.of(2025, 11, 1);
        AccountKind[] kinds = {AccountKind.COMMISSION_COST, AccountKind.PARTNER_PENDING, AccountKind.PARTNER_PAYABLE, AccountKind.PAYOUT_CLEARING, AccountKind.BANK};
        Instant now = Instant.parse("2025-12-01T13:00:00Z");
        List<Instant> closings = new ArrayList<>();
        for (YearMonth month = YearMonth.of(2025, 11); month.isBefore(YearMonth.of(2026, 3)); month = month.plusMonths(1)) {
            for (int i = 0; i < 60; i++) {
                now = now.plusSeconds(1 + random.nextInt(3000));
                LocalDate day = LocalDate.of(2025, 11, 1).plusDays(random.nextInt((int) month.atEndOfMonth().toEpochDay() - (int) LocalDate.of(2025, 11, 1).toEpochDay() + 1));
                AccountKind debit = kinds[random.nextInt(kinds.length)];
                AccountKind credit = kinds[(debit.ordinal() == kinds[0].ordinal() ? 1 : 0) + random.nextInt(2)];
                if (debit == credit) {
                    credit = AccountKind.TAX_PAYABLE;
                }
                UUID book = random.nextBoolean() ? ground.advertiser : Books.HOUSE;
                long minor = 1 + random.nextInt(100_000);
                Instant at = now;
                Transfer transfer = new Transfer(Ids.next(), "random:" + Ids.next(), book, side(ground, debit), side(ground, credit), minor, "EUR", day, null, "test", Ids.next());
                ground.tx(em -> books(em, at).transfer(transfer));
                all.add(new Remembered(book, debit, credit, minor, day.isBefore(firstOpen) ? firstOpen : day, at));
            }
            now = now.plusSeconds(60);
            Instant at = now;
            YearMonth closing = month;
            if (month.isBefore(FEBRUARY)) {
                close(ground, closing, Caller.system("test"), Instant.parse("2026-03-10T12:00:00Z").isAfter(at) ? at.plusSeconds(86_400L * 120) : at);
                firstOpen = month.plusMonths(1).atDay(1);
            }
            closings.add(at);
        }
        for (int question = 0; question < 60; question++) {
            LocalDate day = LocalDate.of(2025, 10, 25).plusDays(random.nextInt(150));
            Instant by = question % 2 == 0 ? null : closings.get(0).minusSeconds(50_000).plusSeconds(random.nextInt(500_000));
            UUID book = question % 3 == 0 ? ground.advertiser : null;
            TrialBalance told = ground.tx(em -> new LedgerDesk(em, Ground.staff()).trialBalance(day, by, book));
            assertThat(told.balanced()).isTrue();
            assertThat(told.rows().stream().map(row -> row.kind() + " " + row.debits().minor() + " " + row.credits().minor()))
                    .as("seed " + SEED + ", " + day + ", known " + by + ", book " + book + ", since " + told.since())
                    .containsExactlyInAnyOrderElementsOf(added(all, day, by, book));
        }
        assertThat(differences(ground)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_changed_lost_or_smuggled_posting_no_longer_fits_the_kept_balances(Database database) {
        for (String harm : List.of("update campaign.ledger_posting set amount_minor = amount_minor + 1", "delete from campaign.ledger_posting",
                "update campaign.ledger_snapshot set credits_minor = credits_minor + 1 where credits_minor > 0")) {
            Ground ground = Ground.alone(database);
            post(ground, 100, LocalDate.of(2026, 1, 31));
            close(ground, JANUARY);
            assertThat(differences(ground)).isEmpty();
            // By somebody who may do everything in the database.
            for (String table : List.of("ledger_posting", "ledger_snapshot")) {
                ground.tx(em -> em.createNativeQuery(database == Database.POSTGRESQL ? "alter table campaign." + table + " disable trigger user"
                        : "drop trigger campaign." + table + "_is_immutable").executeUpdate());
            }
            ground.tx(em -> em.createNativeQuery(harm).executeUpdate());
            assertThat(differences(ground)).as(harm).isNotEmpty();
        }
    }

    private static List<String> added(List<Remembered> all, LocalDate day, Instant by, UUID book) {
        Map<AccountKind, long[]> sums = new HashMap<>();
        all.stream().filter(p -> !p.day().isAfter(day) && (by == null || !p.recordedAt().isAfter(by)) && (book == null || p.book().equals(book))).forEach(p -> {
            sums.computeIfAbsent(p.debit(), kind -> new long[2])[0] += p.minor();
            sums.computeIfAbsent(p.credit(), kind -> new long[2])[1] += p.minor();
        });
        return sums.entrySet().stream().map(sum -> sum.getKey().key() + " " + sum.getValue()[0] + " " + sum.getValue()[1]).toList();
    }

    private static void refused(String code, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Conflict.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException gone) {
            throw new IllegalStateException(gone);
        }
    }

    private static List<?> differences(Ground ground) {
        return ground.tx(em -> em.createNativeQuery("""
                select period_month, cast(account_id as varchar(36)) from campaign.pub_ledger_recount where period_month is not null group by period_month, account_id, advertiser_id
                having sum(kept_debits) <> sum(counted_debits) or sum(kept_credits) <> sum(counted_credits)""").getResultList());
    }

    private static List<LedgerLine> lines(Ground ground) {
        List<LedgerLine> all = new ArrayList<>();
        List<LedgerLine> page;
        do {
            LedgerLine last = all.isEmpty() ? null : all.get(all.size() - 1);
            page = ground.tx(em -> new ExportDesk(em, Ground.staff()).lines(new LedgerSpan(LocalDate.of(2025, 1, 1), LocalDate.of(2026, 12, 31), null), last, 700));
            all.addAll(page);
        } while (!page.isEmpty() && all.size() < 20_000);
        return all;
    }

    private static long balance(Ground ground, LocalDate day, Instant by, AccountKind kind) {
        return ground.ledger(desk -> desk.trialBalance(day, by, null)).rows().stream().filter(row -> row.kind().equals(kind.key())).mapToLong(row -> row.balance().minor()).sum();
    }

    private static void post(Ground ground, long minor, LocalDate day) {
        ground.tx(em -> books(em, Ground.NOON).transfer(transfer(ground, minor, day)));
    }

    private static Books books(EntityManager em, Instant at) {
        return new Books(em, at, "test");
    }

    private static Transfer transfer(Ground ground, long minor, LocalDate day) {
        return new Transfer(Ids.next(), "posted:" + Ids.next(), ground.advertiser, side(ground, AccountKind.COMMISSION_COST), side(ground, AccountKind.PARTNER_PAYABLE), minor, "EUR", day,
                "earned", "test", Ids.next());
    }

    private static Side side(Ground ground, AccountKind kind) {
        return new Side(kind, switch (kind.owner()) {
            case ADVERTISER -> ground.advertiser;
            case PARTNER -> ground.partner;
            case HOUSE -> Books.HOUSE;
        });
    }

    private AccountingPeriod close(Ground ground, YearMonth month) {
        return close(ground, month, Caller.system("test"));
    }

    private AccountingPeriod close(Ground ground, YearMonth month, Caller caller) {
        return close(ground, month, caller, Ground.NOON);
    }

    private AccountingPeriod close(Ground ground, YearMonth month, Caller caller, Instant now) {
        return desk(ground, null, caller, now).close(month);
    }

    private PeriodDesk desk(Ground ground, EntityManager em) {
        return desk(ground, em, Caller.system("test"), Ground.NOON);
    }

    /** Each step in a transaction of its own, as the container does it. */
    private PeriodDesk desk(Ground ground, EntityManager em, Caller caller, Instant now) {
        Authority authority = new Authority();
        authority.actAs(caller);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new PeriodDesk(em, authority, clock, new PeriodSteps() {
            @Override
            public boolean begin(YearMonth month) {
                return ground.tx(own -> new PeriodSteps(own, clock, authority, trail).begin(month));
            }

            @Override
            public void waitForPostings() {
                ground.tx(own -> {
                    new PeriodSteps(own, clock, authority, trail).waitForPostings();
                    return null;
                });
            }

            @Override
            public AccountingPeriod seal(YearMonth month) {
                return ground.tx(own -> new PeriodSteps(own, clock, authority, trail).seal(month));
            }
        });
    }
}
