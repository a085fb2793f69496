package io.plumbline.tracking.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.When;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RouteTest {

    private static final UUID LINK = UUID.fromString("01900000-0000-7000-8000-000000000001");
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
        assertThat(choose(destinations, "visitor-1")).isEqualTo(first);
        assertThat(first.losers()).hasSize(1).first().asString().contains("not drawn");
    }

    @Test
    void conditions_and_weight_zero_take_a_destination_out_of_the_draw() {
        Destination german = new Destination(UUID.randomUUID(), "https://de.example", 5, new When(List.of("DE"), List.of(), null), "de");
        Destination phones = new Destination(UUID.randomUUID(), "https://m.example", 5, new When(List.of(), List.of("mobile"), null), "phones");
        Route route = Route.choose(LINK, List.of(german, phones, to("off", 0)), "v", "FR", "mobile");
        assertThat(route.destination().name()).isEqualTo("phones");
        assertThat(route.losers()).hasSize(2);
        assertThat(Route.choose(LINK, List.of(german), "v", null, "desktop").destination()).isNull();
    }

    private static Route choose(List<Destination> destinations, String visitor) {
        return Route.choose(LINK, destinations, visitor, null, "desktop");
    }

    private static Destination to(String name, int weight) {
        return new Destination(UUID.nameUUIDFromBytes(name.getBytes()), "https://" + name + ".example", weight, When.ALWAYS, name);
    }
}
