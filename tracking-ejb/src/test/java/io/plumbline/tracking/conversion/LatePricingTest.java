package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.shared.Money;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Door;
import java.time.Duration;
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

    private static UUID dollars(Shopfloor shop, String name) {
        return shop.receive(shop.report(Door.REST, name, "10.00", "USD", null, null, null)).conversionId();
    }

    private static int price(Shopfloor shop) {
        shop.asSystem();
        return shop.tx(() -> shop.part(LatePricing.class).price(shop.now));
    }
}
