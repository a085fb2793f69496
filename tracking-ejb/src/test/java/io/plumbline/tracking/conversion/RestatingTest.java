package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Base;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.RateWhen;
import io.plumbline.campaign.api.Tier;
import io.plumbline.campaign.api.TierMode;
import io.plumbline.campaign.cap.CapDesk;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.AmountParts;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.ConversionReport.Parts;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.OrderEntry;
import io.plumbline.tracking.api.ValidationPolicy;
import io.plumbline.tracking.api.ValidationPolicy.Differing;
import io.plumbline.tracking.api.ValidationPolicy.Matching;
import io.plumbline.tracking.api.ValidationPolicy.Missing;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RestatingTest {

    private static final long SEED = 20261124L;

    private static final RateWhen NEW = new RateWhen(null, null, true);
    private static final RateWhen KNOWN = new RateWhen(null, null, false);

    private record Truth(String name, long amount, long tax, boolean isNew) {
    }

    /** One slot: who was refused gives it back, whatever becomes known of it later. */
    @ParameterizedTest
    @EnumSource(Databases.class)
    void what_was_refused_takes_no_slot_of_a_cap_when_its_order_tells_more(Databases database) {
        Shopfloor shop = new Shopfloor(database.open(), List.of(new CapDesk()));
        shop.run("insert into campaign.cap (id, version, subject_type, subject_id, advertiser_id, measure, period, limit_units, time_zone, over_policy, late_policy, agreed, created_at)"
                + " values (?, 0, 'campaign', ?, ?, 'conversions', 'total', 1, 'UTC', 'pay-nothing', 'current-period', false, ?)", Ids.next(), shop.campaign, shop.advertiser, Shopfloor.NOON);
        UUID first = shop.sold("first", "10.00").conversionId();
        shop.decide(first, ConversionStatus.REJECTED, "no");
        shop.counting(counts -> shop.part(Restating.class).restate(shop.entry(first), new Facts(null, null, false), "order:first", shop.now, counts));
        assertThat(shop.entry(first).marks().newCustomer()).isFalse();
        UUID second = shop.sold("second", "10.00").conversionId();
        assertThat(shop.entry(second).reason()).as("there is room").isNull();
        assertThat(shop.entry(second).commission()).isEqualTo(Money.of("1.00", "EUR"));
    }

    /** Two shops sell the same: one knows at once what the other is told by orders only. In the end both owe the same. */
    @ParameterizedTest
    @EnumSource(Databases.class)
    void facts_that_come_later_come_to_what_they_would_have_come_to_at_once(Databases database) {
        Random random = new Random(SEED);
        for (int history = 0; history < (database == Databases.H2 ? 9 : 3); history++) {
            List<Rate> rates = rates(history % 3);
            Shopfloor early = shop(database, rates);
            Shopfloor late = shop(database, rates);
            List<Truth> truths = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                truths.add(new Truth("h" + history + "-" + i, 1 + random.nextInt(30_000), random.nextInt(3) == 0 ? 0 : random.nextInt(200), random.nextBoolean()));
            }
            truths = truths.stream().map(one -> one.tax() > one.amount() ? new Truth(one.name(), one.amount(), 0, one.isNew()) : one).toList();
            for (Truth one : truths) {
                sold(early, one, new Parts(text(one.tax()), null, null), one.isNew());
                sold(late, one, null, random.nextInt(3) > 0 != one.isNew());
            }
            List<Truth> any = new ArrayList<>(truths);
            Collections.shuffle(any, random);
            for (Truth one : any) {
                boolean twice = random.nextInt(3) == 0;
                ordered(early, one, null, null);
                ordered(late, one, twice ? null : new AmountParts(eur(one.tax()), eur(0), eur(0)), twice ? null : one.isNew());
                if (twice) {
                    ordered(late, one, new AmountParts(eur(one.tax()), eur(0), eur(0)), one.isNew());
                }
            }
            assertThat(late.balance("partner-payable")).as("seed %d history %d", SEED, history).isEqualTo(early.balance("partner-payable"));
            assertThat(late.balance("partner-pending")).isEqualTo(early.balance("partner-pending")).isZero();
            for (Truth one : truths) {
                Entry told = entry(late, one);
                assertThat(told.marks().newCustomer()).isEqualTo(one.isNew());
                assertThat(told.subject().parts().tax()).isEqualTo(eur(one.tax()));
                assertThat(told.commission().minor()).as("a commission is the sum of its postings").isEqualTo(late.number("select coalesce(sum(case when debit_kind = 'commission-cost'"
                        + " then amount_minor else 0 end) - sum(case when credit_kind = 'commission-cost' then amount_minor else 0 end), 0) from campaign.pub_posting where subject_id = ?", told.id()));
                if (history % 3 == 0) {
                    assertThat(told.commission()).as(one.name()).isEqualTo(entry(early, one).commission());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void who_turns_out_to_be_known_is_paid_as_known_and_the_history_says_why(Databases database) {
        Shopfloor shop = shop(database, rates(0));
        Truth sale = new Truth("K1", 10_000, 0, false);
        sold(shop, sale, null, true);
        assertThat(entry(shop, sale).commission()).isEqualTo(eur(1500));
        ordered(shop, sale, null, null);
        ordered(shop, sale, null, false);
        Entry told = entry(shop, sale);
        assertThat(told.commission()).isEqualTo(eur(500));
        assertThat(told.status()).as("what was decided stands").isEqualTo(ConversionStatus.APPROVED);
        assertThat(shop.text("select reason from tracking.conversion_change where conversion_id = ? order by id desc limit 1", told.id()))
                .isEqualTo("The order says more: the customer was known; priced anew.");
        ordered(shop, sale, null, false);
        assertThat(shop.number("select count(*) from tracking.conversion_change where conversion_id = ?", told.id())).as("said again it changes nothing").isEqualTo(3);
        assertThat(shop.balance("partner-payable")).isEqualTo(500);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void what_has_locked_is_not_priced_anew_by_a_machine(Databases database) {
        Shopfloor shop = shop(database, rates(0));
        Truth sale = new Truth("L1", 10_000, 0, false);
        sold(shop, sale, null, true);
        ordered(shop, sale, null, null);
        shop.now = Shopfloor.NOON.plus(Duration.ofDays(40));
        ordered(shop, sale, null, false);
        assertThat(entry(shop, sale).commission()).isEqualTo(eur(1500));
        shop.as(Role.FINANCE);
        ordered(shop, sale, new AmountParts(eur(1000), eur(0), eur(0)), false);
        shop.asSystem();
        assertThat(entry(shop, sale).commission()).as("5 % of the net 90.00, by somebody of finance").isEqualTo(eur(450));
    }

    private static List<Rate> rates(int kind) {
        Rate known = new Rate(Pricing.CPS, null, null, new BigDecimal("5"), null, null, KNOWN, Base.NET, null, null);
        return switch (kind) {
            case 0 -> List.of(new Rate(Pricing.CPS, null, null, new BigDecimal("15"), null, null, NEW, Base.NET, null, null), known);
            case 1 -> List.of(tiered(TierMode.MARGINAL), known);
            default -> List.of(tiered(TierMode.ALL), known);
        };
    }

    private static Rate tiered(TierMode mode) {
        return new Rate(Pricing.CPS, null, null, null, List.of(tier("0", "4"), tier("200", "6"), tier("400", "8")), mode, NEW, Base.NET, null, null);
    }

    private static Tier tier(String from, String percent) {
        return new Tier(new BigDecimal(from), null, new BigDecimal(percent));
    }

    private static Shopfloor shop(Databases database, List<Rate> rates) {
        Shopfloor shop = new Shopfloor(database);
        shop.rates = rates;
        shop.policy(p -> new ValidationPolicy(Matching.APPLY, null, BigDecimal.ZERO, BigDecimal.ZERO, Differing.LIST, 0, Missing.ON_HOLD, null, null, null, null));
        return shop;
    }

    private static UUID sold(Shopfloor shop, Truth one, Parts parts, Boolean isNew) {
        return shop.receive(shop.report(Door.REST, one.name(), text(one.amount()), "EUR", null, null, new ConversionReport.More(null, null, isNew, parts, null))).conversionId();
    }

    private static void ordered(Shopfloor shop, Truth one, AmountParts parts, Boolean isNew) {
        shop.order(new OrderEntry(shop.advertiser, one.name(), Shopfloor.NOON, eur(one.amount()), OrderEntry.Status.PAID, eur(0), null, isNew, parts, null, null));
    }

    private static Entry entry(Shopfloor shop, Truth one) {
        return shop.tx(() -> shop.book.known(shop.advertiser, shop.sale.id(), "transaction:" + one.name()).orElseThrow());
    }

    private static Money eur(long minor) {
        return new Money(minor, "EUR");
    }

    private static String text(long minor) {
        return eur(minor).amount().toPlainString();
    }
}
