package io.plumbline.campaign.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.BankAccount;
import io.plumbline.campaign.api.Invoicing;
import io.plumbline.campaign.api.Payee;
import io.plumbline.campaign.api.Payer;
import io.plumbline.campaign.api.PayoutMethod;
import io.plumbline.campaign.api.PayoutRun.Carried;
import io.plumbline.campaign.api.PayoutSchedule;
import io.plumbline.campaign.api.VatTreatment;
import io.plumbline.campaign.payout.Composition.Line;
import io.plumbline.campaign.payout.Composition.Plan;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Thousands of years of results, refunds, holds, requests, runs and failed payments in random order. What is paid and what is left is compared
 * with a plain account that shares no code with the product.
 */
class PayoutHistoriesTest {

    private static final int HISTORIES = 3000;
    private static final long SEED = Long.getLong("plumbline.seed", 20261122L);
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final List<String> CURRENCIES = List.of("EUR", "JPY");

    private static final class History {
        final Random random;
        final List<UUID> partners = new ArrayList<>();
        final List<OpenPosting> all = new ArrayList<>();
        final Set<UUID> claimed = new HashSet<>();
        final Map<String, Long> paid = new HashMap<>();
        final Map<UUID, VatTreatment> treatments = new HashMap<>();
        final List<String> digests = new ArrayList<>();
        final Payer payer;
        int ids;

        History(long seed) {
            random = new Random(seed);
            payer = new Payer(1L, "P", "s", "1", "c", "DE", "DE136695976", BigDecimal.valueOf(random.nextInt(28)), "UTC", "DE89370400440532013000", null, "en",
                    List.of(new Money(random.nextInt(3000), "EUR")));
            for (int i = 0; i < 3; i++) {
                UUID partner = id();
                partners.add(partner);
                treatments.put(partner, VatTreatment.values()[random.nextInt(4)]);
            }
        }

        UUID id() {
            return new UUID(7, ++ids);
        }
    }

    @Test
    void every_posting_is_in_one_statement_at_most_and_paid_plus_left_is_the_account() {
        for (int i = 0; i < HISTORIES; i++) {
            History history = play(SEED + i);
            assertThat(play(SEED + i).digests).as("seed " + (SEED + i) + " again").isEqualTo(history.digests);
        }
    }

    private static History play(long seed) {
        History history = new History(seed);
        for (int month = 0; month < 6; month++) {
            LocalDate begin = FIRST.plusMonths(month);
            for (int n = history.random.nextInt(8); n > 0; n--) {
                happen(history, begin.plusDays(history.random.nextInt(40)));
            }
            run(history, begin.plusMonths(1).minusDays(1), "seed " + seed + ", month " + month);
        }
        return history;
    }

    private static void happen(History history, LocalDate day) {
        Random random = history.random;
        if (!history.all.isEmpty() && random.nextInt(3) == 0) {
            OpenPosting earlier = history.all.get(random.nextInt(history.all.size()));
            post(history, earlier.partnerId(), earlier.currency(), -1 - random.nextInt((int) Math.min(Math.abs(earlier.minor()) * 2, 1_000_000)), day, earlier.subjectId(), earlier.subjectType(),
                    earlier.dueOn());
        } else {
            post(history, history.partners.get(random.nextInt(3)), CURRENCIES.get(random.nextInt(2)), 1 + random.nextInt(9_999), day, history.id(), "conversion",
                    random.nextBoolean() ? null : day.plusDays(random.nextInt(70)));
        }
    }

    private static void post(History history, UUID partner, String currency, long minor, LocalDate day, UUID subject, String type, LocalDate due) {
        UUID id = history.id();
        history.all.add(new OpenPosting(id, partner, currency, minor, new UUID(1, history.random.nextInt(2)), null, null, day, Till.NOON, "r:" + id, type, subject, due, day));
    }

    private static void run(History history, LocalDate end, String which) {
        List<OpenPosting> open = history.all.stream().filter(p -> !history.claimed.contains(p.id())).toList();
        Map<Composer.Balance, UUID> requests = new HashMap<>();
        Map<UUID, Payee> payees = new HashMap<>();
        for (UUID partner : history.partners) {
            if (history.random.nextInt(8) > 0) {
                payees.put(partner, payee(history, partner, history.random.nextInt(8) == 0));
            }
            if (history.random.nextInt(4) == 0) {
                requests.put(new Composer.Balance(partner, "EUR"), history.id());
            }
        }
        Composition composition = Composer.compose(end, open, new Composer.Known(history.payer, payees, Map.of(), requests));
        history.digests.add(composition.digest());
        Map<String, Long> left = new HashMap<>();
        composition.carried().forEach(c -> left.merge(c.partnerId() + c.balance().currency(), c.balance().minor(), Long::sum));
        for (Plan plan : composition.plans()) {
            check(history, plan, which);
            left.merge(plan.partnerId() + plan.currency(), plan.net() + plan.returned(), Long::sum);
            if (history.random.nextInt(5) == 0) {
                // It failed: all of it is owed again, with its tax.
                post(history, plan.partnerId(), plan.currency(), plan.total(), end.plusDays(1), history.id(), "statement-return", null);
            }
        }
        Map<String, Long> account = new HashMap<>();
        for (OpenPosting posting : open) {
            long since = open.stream().filter(p -> p.subjectId().equals(posting.subjectId()) && p.partnerId().equals(posting.partnerId()) && p.accountingDate().isAfter(end))
                    .mapToLong(OpenPosting::minor).sum();
            if (since < 0 || !posting.accountingDate().isAfter(end)) {
                account.merge(posting.partnerId() + posting.currency(), posting.minor(), Long::sum);
            }
        }
        assertThat(left).as(which + ": paid and left").isEqualTo(account);
        assertThat(composition.carried()).as(which).allSatisfy(c -> assertThat(c.reasons()).isNotEmpty());
        composition.carried().stream().filter(c -> c.reasons().equals(List.of("not-due"))).map(Carried::balance).forEach(b -> assertThat(b.minor()).as(which).isNotNegative());
    }

    private static void check(History history, Plan plan, String which) {
        long net = 0;
        long vat = 0;
        for (Line line : plan.lines()) {
            assertThat(history.claimed.add(line.posting().id())).as(which + ": claimed once").isTrue();
            assertThat(line.posting().partnerId()).isEqualTo(plan.partnerId());
            net += line.posting().subjectType().equals("statement-return") ? 0 : line.posting().minor();
            vat += line.vat();
            BigDecimal exact = exactVat(history, plan, line.posting().subjectType().equals("statement-return") ? 0 : line.posting().minor());
            assertThat(BigDecimal.valueOf(line.vat()).subtract(exact).abs()).as(which + ": a line's share").isLessThan(BigDecimal.ONE.add(BigDecimal.valueOf(0.0001)));
        }
        assertThat(plan.net()).as(which).isEqualTo(net);
        assertThat(plan.vat()).as(which + ": shares add up").isEqualTo(vat);
        assertThat(plan.vat()).as(which + ": rounded once").isEqualTo(exactVat(history, plan, net).setScale(0, RoundingMode.HALF_EVEN).longValueExact());
        assertThat(plan.total()).as(which).isPositive();
    }

    private static BigDecimal exactVat(History history, Plan plan, long minor) {
        BigDecimal percent = history.treatments.get(plan.partnerId()) == VatTreatment.DOMESTIC ? history.payer.vatPercent() : BigDecimal.ZERO;
        return percent.multiply(BigDecimal.valueOf(minor)).divide(BigDecimal.valueOf(100), 10, RoundingMode.UNNECESSARY);
    }

    private static Payee payee(History history, UUID partner, boolean held) {
        BankAccount bank = new BankAccount(new UUID(2, 2), PayoutMethod.CSV, "H", "••••", null, "a", Till.NOON, "b", Till.NOON);
        return new Payee(partner, 1, "N", "s", "1", "c", "DE", "DE136695976", null, history.treatments.get(partner), Invoicing.SELF_BILLING, FIRST, null,
                history.random.nextInt(4) == 0 ? PayoutSchedule.ON_REQUEST : PayoutSchedule.EVERY_RUN, List.of(new Money(history.random.nextInt(2000), "JPY")), bank, null,
                held ? "looked at" : null, null, null, held ? List.of("on-hold") : List.of());
    }
}
