package io.plumbline.campaign.cap;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.CapClaim;
import io.plumbline.campaign.api.CapGate.Spent;
import io.plumbline.campaign.api.CapLate;
import io.plumbline.campaign.api.CapOf;
import io.plumbline.campaign.api.CapPeriod;
import io.plumbline.campaign.api.CapSubject;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the edge is told of caps that are reached: a period of their own zone begins anew, and room that comes back counts. */
class SpendingTest {

    /** Berlin is an hour further back by now: the day there ends at 23:00Z. */
    private static final Instant LAST_HOUR = Instant.parse("2026-10-25T22:59:59Z");

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_cap_is_reached_until_its_period_ends_in_its_own_zone(Database database) {
        Yard yard = new Yard(database);
        UUID daily = yard.cap(CapSubject.CAMPAIGN, CapOf.CONVERSIONS, CapPeriod.DAILY, 2, CapLate.OWN_PERIOD);
        UUID weekly = yard.cap(CapSubject.LINK, CapOf.REVENUE, CapPeriod.WEEKLY, 4_000, CapLate.OWN_PERIOD);
        UUID monthly = yard.cap(CapSubject.CAMPAIGN, CapOf.CONVERSIONS, CapPeriod.MONTHLY, 3, CapLate.OWN_PERIOD);
        assertThat(spent(yard, Yard.NOON)).isEmpty();

        UUID first = sale(yard);
        sale(yard);
        assertThat(spent(yard, LAST_HOUR)).containsExactlyInAnyOrder(daily, weekly);
        assertThat(spent(yard, LAST_HOUR.plusSeconds(1))).as("25 October was a Sunday: day and week are over, in Berlin").isEmpty();
        assertThat(spent(yard, LAST_HOUR.plus(Duration.ofDays(30)))).isEmpty();

        yard.does(desk -> desk.release(first));
        assertThat(spent(yard, Yard.NOON)).as("what is rejected gives its room back").isEmpty();
        sale(yard);
        sale(yard);
        assertThat(spent(yard, Yard.NOON)).as("the third of the month found no room on its day").containsExactlyInAnyOrder(daily, weekly);
        assertThat(yard.used(monthly)).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void of_a_cap_on_payout_it_says_what_is_left_once_more_is_used_than_that(Database database) {
        Yard yard = new Yard(database);
        UUID cap = yard.cap(CapSubject.CAMPAIGN, CapOf.PAYOUT, CapPeriod.TOTAL, 255, CapLate.OWN_PERIOD);
        yard.does(desk -> {
            CapClaim click = yard.click(Ids.next());
            desk.lockPayout(List.of(click));
            assertThat(desk.earn(click, Money.of("1.20", "EUR")).hasRoom()).isTrue();
        });
        assertThat(spent(yard, Yard.NOON)).isEmpty();
        yard.does(desk -> {
            CapClaim click = yard.click(Ids.next());
            desk.lockPayout(List.of(click));
            assertThat(desk.earn(click, Money.of("1.20", "EUR")).hasRoom()).isTrue();
        });
        Spent told = yard.caps(desk -> desk.spent(Yard.NOON)).stream().filter(one -> one.capId().equals(cap)).findFirst().orElseThrow();
        assertThat(told.left()).isEqualTo(15);
        assertThat(told.currency()).isEqualTo("EUR");
    }

    private static UUID sale(Yard yard) {
        CapClaim claim = yard.claim(Ids.next(), Money.of("20.00", "EUR"), Yard.NOON, Yard.NOON);
        yard.does(desk -> desk.reserve(claim));
        return claim.subjectId();
    }

    private static List<UUID> spent(Yard yard, Instant at) {
        return yard.caps(desk -> desk.spent(at)).stream().filter(one -> List.of(yard.campaign, yard.link).contains(one.subjectId())).map(Spent::capId).toList();
    }
}
