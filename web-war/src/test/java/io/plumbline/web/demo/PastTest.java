package io.plumbline.web.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.web.demo.Happening.Clicked;
import io.plumbline.web.demo.Happening.Exposed;
import io.plumbline.web.demo.Happening.Reported;
import io.plumbline.web.demo.Happening.Viewed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PastTest {

    private static final Instant NOW = Instant.parse("2026-11-18T15:00:00Z");
    private static final Past.Made MADE = Past.make(Seeder.SEED, NOW);

    @Test
    void the_same_seed_and_moment_make_the_same_past_and_another_seed_another_one() {
        assertThat(Past.make(Seeder.SEED, NOW)).isEqualTo(MADE);
        assertThat(Past.make(Seeder.SEED + 1, NOW)).isNotEqualTo(MADE);
    }

    @Test
    void happenings_come_in_order_within_ninety_days_and_none_in_the_future() {
        assertThat(MADE.timeline()).isSortedAccordingTo(Comparator.comparing(Happening::at));
        assertThat(MADE.timeline()).allMatch(happening -> !happening.at().isAfter(NOW) && happening.at().isAfter(NOW.minusSeconds(91L * 86_400)));
    }

    @Test
    void volumes_and_rates_are_those_of_a_middling_business() {
        long clicks = all(Clicked.class).size();
        long conversions = all(Reported.class).stream().map(Reported::transaction).distinct().count();

        assertThat(clicks).isBetween(8_000L, 13_000L);
        assertThat(all(Exposed.class).size() + all(Viewed.class).size()).isGreaterThan(25_000);
        assertThat(conversions).isBetween(800L, 1_200L);
        assertThat((double) conversions / clicks).isBetween(0.05, 0.11);
    }

    @Test
    void what_regulars_buy_is_the_same_at_every_start_so_that_their_value_can_be_learned_each_time() {
        Map<String, List<Duration>> bought = regulars(MADE, NOW);
        assertThat(bought.values().stream().filter(times -> times.size() > 1).count()).isGreaterThan(70);
        for (int hours : List.of(7, 26, 24 * 9 + 13)) {
            Instant later = NOW.plus(Duration.ofHours(hours));
            assertThat(regulars(Past.make(Seeder.SEED, later), later)).isEqualTo(bought);
        }
    }

    @Test
    void every_link_brings_visitors_and_every_goal_is_reached() {
        assertThat(all(Clicked.class).stream().map(clicked -> clicked.stream().link()).collect(Collectors.toSet())).hasSize(Streams.ALL.size());
        Set<String> goals = Streams.ALL.stream().flatMap(stream -> stream.rates().keySet().stream()).collect(Collectors.toCollection(HashSet::new));
        goals.add("subscription");
        assertThat(all(Reported.class).stream().map(Reported::goal).collect(Collectors.toSet())).isEqualTo(goals);
    }

    @Test
    void a_named_click_has_happened_before_what_it_led_to() {
        Map<Integer, Instant> clicks = all(Clicked.class).stream().collect(Collectors.toMap(Clicked::number, Clicked::at));
        assertThat(all(Reported.class).stream().filter(told -> told.click() >= 0)).allMatch(told -> clicks.get(told.click()).isBefore(told.at()));
    }

    @Test
    void the_outage_is_quiet_the_sale_is_loud_and_software_rests_at_weekends() {
        assertThat(clicksOn(Business.SHOP, Past.OUTAGE)).isLessThan(clicksOn(Business.SHOP, Past.OUTAGE - 1) / 4);
        assertThat(clicksOn(Business.SHOP, Past.SALE_FROM)).isGreaterThan(clicksOn(Business.SHOP, Past.SALE_FROM + 7) * 3 / 2);
        assertThat(Past.pulse(Business.SAAS, LocalDate.of(2026, 11, 14), 4)).isLessThan(Past.pulse(Business.SAAS, LocalDate.of(2026, 11, 17), 1) / 2);
    }

    @Test
    void there_are_repeats_refusals_refunds_and_clicks_that_nobody_knows() {
        List<Reported> told = all(Reported.class);
        assertThat(told.stream().map(Reported::transaction).distinct().count()).isLessThan(told.size());
        assertThat(told).anyMatch(one -> one.fate().rejected()).anyMatch(one -> one.fate().reversed()).anyMatch(one -> one.fate().part() > 0)
                .anyMatch(one -> one.click() == Happening.UNKNOWN_CLICK).anyMatch(one -> one.click() == Happening.NO_CLICK);
    }

    @Test
    void platforms_charge_what_the_clicks_cost_and_correct_the_latest_days() {
        List<MediaCosts.Line> lines = MediaCosts.of(Seeder.SEED, NOW, MADE.clicksByDay());
        assertThat(lines).anyMatch(line -> line.first() != null).anyMatch(line -> line.first() == null);
        double search = lines.stream().filter(line -> line.stream().link().equals("Core terms")).mapToDouble(line -> Double.parseDouble(line.cost())).sum();
        long clicks = MADE.clicksByDay().get("Core terms").values().stream().mapToInt(Integer::intValue).sum();
        assertThat(search / clicks).isBetween(1.6, 2.1);
    }

    private static Map<String, List<Duration>> regulars(Past.Made made, Instant now) {
        return made.timeline().stream().filter(Reported.class::isInstance).map(Reported.class::cast).filter(told -> told.customer().startsWith("shop-regular-"))
                .collect(Collectors.groupingBy(Reported::customer, Collectors.mapping(told -> Duration.between(told.at(), now), Collectors.toList())));
    }

    private static <T> List<T> all(Class<T> kind) {
        return MADE.timeline().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static long clicksOn(Business business, int daysAgo) {
        LocalDate day = NOW.atZone(business.zone).toLocalDate().minusDays(daysAgo);
        return all(Clicked.class).stream().filter(clicked -> clicked.stream().business() == business && clicked.at().atZone(business.zone).toLocalDate().equals(day)).count();
    }
}
