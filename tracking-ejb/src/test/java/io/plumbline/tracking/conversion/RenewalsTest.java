package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Base;
import io.plumbline.campaign.api.Deduction;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.RateWhen;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.ConversionReport.Parts;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Door;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RenewalsTest {

    private static final long SEED = 20261123L;
    private static final Evidence NONE = new Evidence("none", null, "no-touch", "A test says so.", List.of());
    private static final Rate FIRST = new Rate(Pricing.CPS, null, null, new BigDecimal("20"), null, null, null);

    private static Rate recurring(String percent, Integer months, Integer renewals) {
        RateWhen when = new RateWhen(null, null, null, null, null, null, null, null, months, renewals);
        return new Rate(Pricing.CPS, null, null, new BigDecimal(percent), null, null, when, Base.NET, List.of(Deduction.TAX), null);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void renewals_long_after_the_click_belong_to_whoever_won_the_subscription_while_the_terms_say_so(Databases database) {
        Shopfloor shop = new Shopfloor(database);
        shop.rates = List.of(FIRST, recurring("10", 12, null));
        Entry first = bill(shop, "R0", "sub-1", null, "119.00", "19.00", shop.evidence(null));
        assertThat(first.commission()).as("20 % gross").isEqualTo(Money.of("23.80", "EUR"));
        for (int month = 1; month < 12; month++) {
            Entry renewal = bill(shop, "R" + month, "sub-1", null, "119.00", "19.00", NONE, month);
            assertThat(renewal.commission()).as("10 %% of the net 100.00 in month %d", month).isEqualTo(Money.of("10.00", "EUR"));
            assertThat(renewal.subject().evidence()).isEqualTo("renewal");
            assertThat(renewal.subject().renewal()).isEqualTo(new Renewal(Shopfloor.NOON, month, true));
            assertThat(renewal.filed().partnerId()).isEqualTo(shop.partner);
        }
        Entry late = bill(shop, "R12", "sub-1", null, "119.00", "19.00", NONE, 12);
        assertThat(late.filed().partnerId()).as("the year is over").isNull();
        assertThat(late.reason()).isEqualTo("no-touch");
        assertThat(shop.balance("partner-pending")).isEqualTo(2380 + 11 * 1000);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void without_a_promise_a_renewal_is_a_sale_like_any_other(Databases database) {
        Shopfloor shop = new Shopfloor(database);
        shop.rates = List.of(FIRST);
        bill(shop, "P0", "sub-2", "kim", "100.00", null, shop.evidence(null));
        assertThat(bill(shop, "P1", "sub-2", "kim", "100.00", null, NONE, 1).filed().partnerId()).isNull();
        assertThat(bill(shop, "P2", "sub-2", "kim", "100.00", null, shop.evidence(null), 1).commission()).as("within the window").isEqualTo(Money.of("20.00", "EUR"));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void what_a_customer_buys_again_is_inherited_only_where_no_touch_takes_it(Databases database) {
        Shopfloor shop = new Shopfloor(database);
        shop.rates = List.of(FIRST, recurring("10", 24, null));
        bill(shop, "C0", null, "kim", "100.00", null, shop.evidence(null));
        Entry silent = bill(shop, "C1", null, "kim", "100.00", null, NONE, 3);
        assertThat(silent.commission()).isEqualTo(Money.of("10.00", "EUR"));
        assertThat(silent.subject().renewal().inherited()).isTrue();
        Entry touched = bill(shop, "C2", null, "kim", "100.00", null, shop.evidence(null), 4);
        assertThat(touched.subject().renewal()).as("by a touch of its own, a repeat sale all the same").isEqualTo(new Renewal(Shopfloor.NOON, 2, false));
        assertThat(touched.subject().evidence()).isEqualTo("click-id");
        assertThat(bill(shop, "C3", null, "eve", "100.00", null, NONE, 4).filed().partnerId()).as("a stranger").isNull();
        Entry bot = bill(shop, "C4", null, "kim", "100.00", null, shop.evidence("click-invalid:honeypot"), 5);
        assertThat(bot.commission()).as("a touch that was refused for what it is").isNull();
        assertThat(bot.subject().evidence()).isEqualTo("click-id");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void nobody_inherits_from_a_first_sale_that_was_taken_back(Databases database) {
        Shopfloor shop = new Shopfloor(database);
        shop.rates = List.of(FIRST, recurring("10", 12, null));
        Entry first = bill(shop, "F0", "sub-3", null, "100.00", null, shop.evidence(null));
        shop.decide(first.id(), ConversionStatus.REJECTED, "fraud");
        assertThat(bill(shop, "F1", "sub-3", null, "100.00", null, NONE, 1).filed().partnerId()).isNull();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void of_many_renewals_at_once_exactly_so_many_are_paid_as_was_promised(Databases database) throws Exception {
        Shopfloor shop = new Shopfloor(database);
        shop.rates = List.of(FIRST, recurring("10", null, 3));
        bill(shop, "N0", "sub-4", null, "100.00", null, shop.evidence(null));
        shop.evidence = claimed -> NONE;
        ExecutorService many = Executors.newFixedThreadPool(4);
        try {
            List<CompletableFuture<UUID>> sent = IntStream.rangeClosed(1, 8).mapToObj(i -> CompletableFuture.supplyAsync(() ->
                    shop.receive(shop.report(Door.REST, "N" + i, "100.00", "EUR", null, null, more("sub-4", null))).conversionId(), many)).toList();
            List<Entry> renewals = new ArrayList<>();
            for (CompletableFuture<UUID> one : sent) {
                renewals.add(shop.entry(one.get()));
            }
            assertThat(renewals).extracting(entry -> entry.subject().renewal().number()).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
            assertThat(renewals.stream().filter(entry -> entry.commission() != null)).hasSize(3);
            assertThat(renewals.stream().filter(entry -> entry.commission() == null)).allMatch(entry -> "no-rate".equals(entry.reason()));
        } finally {
            many.shutdownNow();
        }
    }

    /** Sales, renewals, refunds of renewals, rejections, in random order, against a plain recount. */
    @ParameterizedTest
    @EnumSource(Databases.class)
    void random_subscriptions_with_refunds_come_to_what_a_plain_recount_says(Databases database) {
        Random random = new Random(SEED);
        for (int history = 0; history < (database == Databases.H2 ? 10 : 3); history++) {
            Shopfloor shop = new Shopfloor(database);
            int months = 2 + random.nextInt(8);
            shop.rates = List.of(FIRST, recurring("10", months, null));
            long owed = 0;
            for (int subscription = 0; subscription < 3; subscription++) {
                String name = "h" + history + "s" + subscription;
                bill(shop, name + "-0", name, null, "100.00", null, shop.evidence(null));
                owed += 2000;
                for (int month = 1; month <= 10; month++) {
                    long amount = 100 * (1 + random.nextInt(200));
                    long tax = random.nextInt((int) amount / 100) * 100;
                    Entry renewal = bill(shop, name + "-" + month, name, null, eur(amount), tax == 0 ? null : eur(tax), NONE, month);
                    boolean paid = month < months;
                    switch (random.nextInt(4)) {
                        case 0 -> shop.refunded(name + "-" + month, eur(amount), "all");
                        case 1 -> {
                            // Half goes back, and half of the tax with it: ten percent of halves of whole euros are whole cents.
                            shop.decide(renewal.id(), ConversionStatus.APPROVED, null);
                            shop.refunded(name + "-" + month, eur(amount / 2), "half");
                            owed += paid ? (amount - tax) / 20 : 0;
                        }
                        case 2 -> shop.decide(renewal.id(), ConversionStatus.REJECTED, "no");
                        default -> owed += paid ? (amount - tax) / 10 : 0;
                    }
                }
            }
            assertThat(shop.balance("partner-pending") + shop.balance("partner-payable")).as("seed %d history %d of %d months", SEED, history, months).isEqualTo(owed);
        }
    }

    private static Entry bill(Shopfloor shop, String transaction, String subscription, String customer, String amount, String tax, Evidence evidence) {
        return bill(shop, transaction, subscription, customer, amount, tax, evidence, 0);
    }

    private static Entry bill(Shopfloor shop, String transaction, String subscription, String customer, String amount, String tax, Evidence evidence, int month) {
        shop.now = later(month);
        shop.evidence = claimed -> evidence;
        return shop.entry(shop.receive(shop.report(Door.REST, transaction, amount, "EUR", null, customer, more(subscription, tax))).conversionId());
    }

    private static ConversionReport.More more(String subscription, String tax) {
        return new ConversionReport.More(null, null, null, new Parts(tax, null, null), subscription);
    }

    private static Instant later(int months) {
        return Shopfloor.NOON.atZone(ZoneOffset.UTC).plusMonths(months).toInstant();
    }

    private static String eur(long minor) {
        return new Money(minor, "EUR").amount().toPlainString();
    }
}
