package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.cap.CapDesk;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.traffic.Verdict;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was judged invalid gives its room to others; judged valid again, it takes what is left. */
class RegradingUnderCapsTest {

    private Shopfloor shop;

    @ParameterizedTest
    @EnumSource(Databases.class)
    void a_sale_that_is_valid_again_finds_its_slot_taken_or_takes_it_back(Databases database) {
        UUID cap = open(database, "conversions", 1, null);
        UUID first = sold("first");
        turn(first, "valid", Verdict.invalid("test", "A test says so."));
        UUID second = sold("second");
        assertThat(shop.entry(second).commission()).as("there is room").isEqualTo(Money.of("1.00", "EUR"));
        turn(first, "invalid", Verdict.valid());
        assertThat(shop.entry(first).reason()).isEqualTo("capped");
        assertThat(shop.entry(first).commission()).isEqualTo(Money.of("0.00", "EUR"));
        assertThat(used(cap)).isEqualTo(1);

        turn(first, "valid", Verdict.invalid("test", "A test says so."));
        shop.decide(second, ConversionStatus.REJECTED, "no");
        turn(first, "invalid", Verdict.valid());
        assertThat(shop.entry(first).reason()).isNull();
        assertThat(shop.entry(first).commission()).isEqualTo(Money.of("1.00", "EUR"));
        assertThat(used(cap)).isEqualTo(1);
        assertThat(shop.balance("partner-pending")).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void what_it_earns_has_to_fit_into_the_cap_on_payout_too(Databases database) {
        UUID cap = open(database, "payout", 150, "EUR");
        UUID first = sold("first");
        shop.decide(first, ConversionStatus.APPROVED, null);
        turn(first, "valid", Verdict.invalid("test", "A test says so."));
        sold("second");
        turn(first, "invalid", Verdict.valid());
        assertThat(shop.entry(first).reason()).isEqualTo("capped");
        assertThat(shop.balance("partner-pending") + shop.balance("partner-payable")).as("of the second only").isEqualTo(100);
        assertThat(used(cap)).isEqualTo(100);
    }

    private UUID open(Databases database, String of, long limit, String currency) {
        shop = new Shopfloor(database.open(), List.of(new CapDesk()));
        shop.join(List.of(new ConversionRegrading()));
        UUID cap = Ids.next();
        shop.run("insert into campaign.cap (id, version, subject_type, subject_id, advertiser_id, measure, period, limit_units, currency, time_zone, over_policy, late_policy, agreed, created_at)"
                + " values (?, 0, 'campaign', ?, ?, ?, 'total', ?, ?, 'UTC', 'pay-nothing', 'current-period', false, ?)", cap, shop.campaign, shop.advertiser, of, limit, currency, Shopfloor.NOON);
        return cap;
    }

    /** By way of what was won before: no click has to be there for it. */
    private UUID sold(String name) {
        UUID sale = shop.sold(name, "10.00").conversionId();
        shop.run("update tracking.conversion set evidence = 'renewal' where id = ?", sale);
        return sale;
    }

    private void turn(UUID sale, String from, Verdict to) {
        shop.tx(() -> shop.part(ConversionRegrading.class).turn(sale, from, to, "a test says so", "test", shop.now).orElseThrow());
    }

    private long used(UUID cap) {
        return shop.number("select reserved + confirmed from campaign.cap_use where cap_id = ?", cap);
    }
}
