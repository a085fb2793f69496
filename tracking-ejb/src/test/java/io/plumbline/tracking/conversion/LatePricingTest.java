package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.cap.CapDesk;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.traffic.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LatePricingTest {

    @ParameterizedTest
    @EnumSource(Databases.class)
    void what_waited_for_its_exchange_rate_is_priced_once_when_it_comes_and_what_was_refused_is_not(Databases database) {
        Shopfloor shop = new Shopfloor(database);
        shop.run("update tracking.conversion set credit_reason = 'no-rate' where credit_reason = 'not-priced' and advertiser_id <> ?", shop.advertiser);
        shop.fxKnown = false;
        UUID pending = dollars(shop, "pending");
        UUID approved = dollars(shop, "approved");
        UUID refused = dollars(shop, "refused");
        shop.decide(approved, ConversionStatus.APPROVED, null);
        shop.decide(refused, ConversionStatus.REJECTED, "no");
        assertThat(shop.entry(pending).marks().credit()).isEqualTo("not-priced");
        assertThat(price(shop)).as("nobody knows the rate yet").isZero();
        assertThat(shop.balance("partner-pending") + shop.balance("partner-payable")).isZero();

        shop.fxKnown = true;
        shop.now = shop.now.plus(Duration.ofDays(3));
        assertThat(price(shop)).isEqualTo(2);
        assertThat(price(shop)).as("once").isZero();
        assertThat(shop.balance("partner-pending")).isEqualTo(50);
        assertThat(shop.balance("partner-payable")).isEqualTo(50);
        assertThat(shop.entry(approved).commission()).isEqualTo(Money.of("0.50", "EUR"));
        assertThat(shop.entry(pending).reason()).isNull();
        assertThat(shop.entry(pending).status()).as("nothing is decided by it").isEqualTo(ConversionStatus.PENDING);
        assertThat(shop.entry(refused).commission()).isNull();
        assertThat(shop.counted.stream().mapToLong(tally -> tally.payoutMinor()).sum()).as("what reports count").isEqualTo(100);
        assertThat(shop.text("select reason from tracking.conversion_change where conversion_id = ? order by id desc limit 1", approved)).isEqualTo("Its exchange rate is known now.");
    }

    /** Judged invalid and valid again while nobody knew the rate. */
    @ParameterizedTest
    @EnumSource(Databases.class)
    void what_was_judged_anew_while_it_waited_waits_on(Databases database) {
        Shopfloor shop = new Shopfloor(database);
        shop.join(List.of(new ConversionRegrading()));
        shop.fxKnown = false;
        UUID sale = dollars(shop, "judged");
        // By way of what was won before: no click has to be there for it.
        shop.run("update tracking.conversion set evidence = 'renewal' where id = ?", sale);
        turn(shop, sale, "valid", Verdict.invalid("test", "A test says so."));
        shop.fxKnown = true;
        assertThat(shop.entry(sale).marks().credit()).isEqualTo("test");
        price(shop);
        assertThat(shop.entry(sale).commission()).as("nobody is paid for invalid traffic").isNull();

        turn(shop, sale, "invalid", Verdict.valid());
        assertThat(shop.entry(sale).reason()).isEqualTo("not-priced");
        price(shop);
        assertThat(shop.entry(sale).commission()).isEqualTo(Money.of("0.50", "EUR"));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void what_finds_its_cap_full_when_its_rate_comes_earns_nothing_and_says_so(Databases database) {
        Shopfloor shop = new Shopfloor(database.open(), List.of(new CapDesk()));
        shop.run("insert into campaign.cap (id, version, subject_type, subject_id, advertiser_id, measure, period, limit_units, currency, time_zone, over_policy, late_policy, agreed, created_at)"
                + " values (?, 0, 'campaign', ?, ?, 'payout', 'total', 70, 'EUR', 'UTC', 'pay-nothing', 'current-period', false, ?)", Ids.next(), shop.campaign, shop.advertiser, Shopfloor.NOON);
        shop.fxKnown = false;
        UUID first = dollars(shop, "first");
        UUID second = dollars(shop, "second");
        shop.fxKnown = true;
        each(shop, List.of(first, second));
        assertThat(shop.entry(first).commission()).isEqualTo(Money.of("0.50", "EUR"));
        assertThat(shop.entry(second).commission()).isNull();
        assertThat(shop.entry(second).reason()).isEqualTo("capped");
        each(shop, List.of(first, second));
        assertThat(shop.balance("partner-pending")).isEqualTo(50);
        assertThat(shop.number("select sum(reserved + confirmed) from campaign.cap_use u join campaign.cap c on c.id = u.cap_id where c.subject_id = ?", shop.campaign)).isEqualTo(50);
    }

    /** Each in a transaction of its own, as on the server. */
    private static void each(Shopfloor shop, List<UUID> sales) {
        LatePricingStep step = shop.part(LatePricingStep.class);
        for (UUID sale : sales) {
            try {
                shop.tx(() -> step.price(sale, shop.now));
            } catch (Conflict full) {
                assertThat(full.code()).isEqualTo("cap-exhausted");
                shop.tx(() -> {
                    step.capped(sale, shop.now);
                    return null;
                });
            }
        }
    }

    private static void turn(Shopfloor shop, UUID sale, String from, Verdict to) {
        shop.tx(() -> shop.part(ConversionRegrading.class).turn(sale, from, to, "a test says so", "test", shop.now).orElseThrow());
    }

    private static UUID dollars(Shopfloor shop, String name) {
        return shop.receive(shop.report(Door.REST, name, "10.00", "USD", null, null, null)).conversionId();
    }

    private static int price(Shopfloor shop) {
        shop.asSystem();
        return shop.tx(() -> shop.part(LatePricing.class).price(shop.now));
    }
}
