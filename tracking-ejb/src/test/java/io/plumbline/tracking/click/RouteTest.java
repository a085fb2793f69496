package io.plumbline.tracking.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Condition;
import io.plumbline.campaign.api.ConditionOn;
import io.plumbline.campaign.api.ConditionOp;
import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.When;
import io.plumbline.tracking.api.Arrival.MapOfParams;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    /** Critical value of chi-square for two degrees of freedom at one in ten thousand. */
    private static final double CHI_SQUARE_LIMIT = 18.42;

    @Test
    void visitors_spread_over_destinations_by_weight() {
        List<Destination> destinations = List.of(to("a", 1), to("b", 3), to("c", 6));
        Random random = new Random(20261121);
        Map<String, Integer> seen = new HashMap<>();
        int visitors = 30_000;
        for (int i = 0; i < visitors; i++) {
            seen.merge(choose(destinations, Long.toHexString(random.nextLong())).destination().name(), 1, Integer::sum);
        }
        double chiSquare = destinations.stream().mapToDouble(d -> {
            double expected = visitors * d.weight() / 10.0;
            return Math.pow(seen.get(d.name()) - expected, 2) / expected;
        }).sum();
        assertThat(chiSquare).isLessThan(CHI_SQUARE_LIMIT);
    }

    @Test
    void the_same_visitor_gets_the_same_destination_and_the_losers_are_told() {
        List<Destination> destinations = List.of(to("a", 1), to("b", 1));
        Route first = choose(destinations, "visitor-1");
        assertThat(choose(destinations, "visitor-1").destination()).isEqualTo(first.destination());
        assertThat(first.losers()).hasSize(1).first().asString().contains("not drawn");
    }

    @Test
    void another_weight_moves_nobody_away_from_the_destination_that_grew() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            String visitor = Long.toHexString(random.nextLong());
            String before = choose(List.of(to("a", 1), to("b", 1), to("c", 1)), visitor).destination().name();
            String after = choose(List.of(to("a", 1), to("b", 1), to("c", 5)), visitor).destination().name();
            assertThat(after).isIn(before, "c");
        }
    }

    @Test
    void a_browser_that_was_sent_somewhere_before_stays_while_it_may() {
        List<Destination> even = List.of(to("a", 1), to("b", 1));
        String drawn = choose(even, "visitor-1").destination().name();
        Destination other = even.stream().filter(d -> !d.name().equals(drawn)).findFirst().orElseThrow();
        Facts facts = facts("visitor-1", other.id().toString().substring(24));

        Route kept = Routing.of(even).route(facts);

        assertThat(kept.destination()).isEqualTo(other);
        assertThat(kept.rule()).contains("was sent here before");
        Route moved = Routing.of(List.of(to(drawn, 1), to(other.name(), 0), to("c", 1))).route(facts);
        assertThat(moved.destination().name()).as("weight 0 takes nobody").isNotEqualTo(other.name());
    }

    @Test
    void conditions_and_weight_zero_take_a_destination_out_of_the_draw() {
        Destination german = new Destination(UUID.randomUUID(), "https://de.example", 5, new When(List.of("DE"), List.of(), null), "de");
        Destination phones = new Destination(UUID.randomUUID(), "https://m.example", 5, new When(List.of(), List.of("desktop"), null), "desks");
        Route route = Routing.of(List.of(german, phones, to("off", 0))).route(facts("v", null));
        assertThat(route.destination().name()).isEqualTo("desks");
        assertThat(route.losers()).hasSize(2).anySatisfy(loser -> assertThat(loser).isEqualTo("de: condition not met: country is DE (here: FR)"));
        assertThat(Routing.of(List.of(german)).route(facts("v", null)).destination()).isNull();
    }

    @Test
    void a_tier_is_asked_only_when_the_one_before_it_has_nobody() {
        Destination french = new Destination(UUID.randomUUID(), "https://fr.example", 1, new When(List.of("FR"), List.of(), null), "fr", 1, null, null);
        Destination rest = new Destination(UUID.randomUUID(), "https://rest.example", 100, When.ALWAYS, "rest", 2, null, null);
        Route route = Routing.of(List.of(rest, french)).route(facts("v", null));
        assertThat(route.destination().name()).isEqualTo("fr");
        assertThat(route.losers()).containsExactly("rest: tier 2, not asked because tier 1 matched");
    }

    @Test
    void a_destination_takes_visitors_in_its_time_only() {
        Destination sale = new Destination(UUID.randomUUID(), "https://sale.example", 1, When.ALWAYS, "sale", 1, NOON, NOON.plusSeconds(60));
        Destination rest = new Destination(UUID.randomUUID(), "https://rest.example", 1, When.ALWAYS, "rest", 2, null, null);
        Routing routing = Routing.of(List.of(sale, rest));
        assertThat(routing.route(at(NOON.minusMillis(1))).destination()).isEqualTo(rest);
        assertThat(routing.route(at(NOON)).destination()).isEqualTo(sale);
        assertThat(routing.route(at(NOON.plusSeconds(60))).destination()).isEqualTo(rest);
    }

    /** In Paris the clock goes from 03:00 back to 02:00 on 25 October 2026 at 01:00 UTC. */
    @ParameterizedTest
    @CsvSource({"2026-10-25T00:30:00Z,true", "2026-10-25T01:30:00Z,true", "2026-10-25T02:00:00Z,false", "2026-10-24T23:59:59Z,false", "2026-10-26T01:30:00Z,true"})
    void hours_are_those_of_the_zone_also_when_the_clock_goes_back(Instant at, boolean between) {
        Condition two = Condition.at(ConditionOn.HOUR, ConditionOp.IS, "Europe/Paris", "2");
        assertThat(Asked.of(two).test(at(at))).isEqualTo(between);
    }

    @ParameterizedTest
    @CsvSource({"22-5,23,true", "22-5,5,true", "22-5,6,false", "9-17,17,true", "9-17,18,false", "0,0,true"})
    void a_range_of_hours_may_pass_midnight(String hours, int hour, boolean inside) {
        Instant at = Instant.parse("2026-11-22T00:30:00Z").plusSeconds(hour * 3600L);
        assertThat(Asked.of(Condition.of(ConditionOn.HOUR, ConditionOp.IS, hours)).test(at(at))).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8,10.255.1.2,true", "10.0.0.0/8,11.0.0.1,false", "192.0.2.7,192.0.2.7,true", "192.0.2.128/25,192.0.2.127,false", "2001:db8::/33,2001:db8:7fff::1,true",
            "2001:db8::/33,2001:db8:8000::1,false", "203.0.113.0/24,::ffff:203.0.113.9,true", "0.0.0.0/0,2001:db8::1,false", "::/0,2001:db8::1,true", "10.0.0.0/8,nonsense,false"})
    void address_ranges_of_both_families(String range, String ip, boolean inside) {
        Facts facts = new Facts(NOON, null, null, null, null, null, null, null, null, new MapOfParams(Map.of()), ip, "v", null);
        assertThat(Asked.of(Condition.of(ConditionOn.IP, ConditionOp.IS, range)).test(facts)).isEqualTo(inside);
        assertThat(Asked.of(Condition.of(ConditionOn.IP, ConditionOp.IS_NOT, range)).test(facts)).isEqualTo(!inside);
    }

    private static Route choose(List<Destination> destinations, String visitor) {
        return Routing.of(destinations).route(facts(visitor, null));
    }

    private static Facts facts(String visitor, String kept) {
        return new Facts(NOON, "FR", null, "desktop", "Linux", "Firefox", "fr-FR,fr;q=0.9", true, null, new MapOfParams(Map.of()), "192.0.2.1", visitor, kept);
    }

    private static Facts at(Instant at) {
        return new Facts(at, "FR", null, "desktop", "Linux", "Firefox", null, true, null, new MapOfParams(Map.of()), "192.0.2.1", "v", null);
    }

    private static Destination to(String name, int weight) {
        return new Destination(UUID.nameUUIDFromBytes(name.getBytes()), "https://" + name + ".example", weight, When.ALWAYS, name);
    }
}
