package io.plumbline.tracking.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.api.Condition;
import io.plumbline.campaign.api.ConditionOn;
import io.plumbline.campaign.api.ConditionOp;
import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.When;
import io.plumbline.tracking.api.Arrival.MapOfParams;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Random rules asked of random visitors, beside an evaluator that walks the conditions as they are written and shares no line with the code. */
class RoutingAgainstBruteForceTest {

    private static final long SEED = Long.getLong("plumbline.seed", 20261122);
    private static final String[] COUNTRIES = {"DE", "FR", "US"};
    private static final String[] ZONES = {"Europe/Berlin", "America/Chicago", "Asia/Kolkata", "UTC"};
    private final Random random = new Random(SEED);

    @Test
    void the_compiled_form_agrees_with_the_rules_as_written() {
        System.out.println("seed " + SEED);
        int matched = 0;
        for (int i = 0; i < 4_000; i++) {
            List<Destination> destinations = new ArrayList<>();
            for (int d = 0; d < 1 + random.nextInt(5); d++) {
                destinations.add(destination());
            }
            Routing routing = Routing.of(destinations);
            for (int v = 0; v < 5; v++) {
                Facts facts = facts();
                List<Destination> may = expected(destinations, facts);
                Route route = routing.route(facts);
                if (may.isEmpty()) {
                    assertThat(route.destination()).as("round %d: %s for %s", i, destinations, facts).isNull();
                } else {
                    matched++;
                    assertThat(may).as("round %d: %s for %s", i, destinations, facts).contains(route.destination());
                }
                assertThat(route.losers()).hasSize(destinations.size() - (route.destination() == null ? 0 : 1));
            }
        }
        assertThat(matched).as("the rules are neither too hard nor empty").isBetween(3_000, 17_000);
    }

    private static List<Destination> expected(List<Destination> destinations, Facts facts) {
        List<Destination> may = destinations.stream().filter(d -> d.weight() > 0).filter(d -> d.from() == null || d.from().compareTo(facts.at()) <= 0)
                .filter(d -> d.until() == null || facts.at().compareTo(d.until()) < 0).filter(d -> holds(d.when(), facts)).toList();
        int tier = may.stream().map(Destination::priority).min(Comparator.naturalOrder()).orElse(0);
        return may.stream().filter(d -> d.priority() == tier).toList();
    }

    private static boolean holds(When when, Facts facts) {
        return (when.country().isEmpty() || when.country().contains(String.valueOf(facts.country())))
                && (when.device().isEmpty() || when.device().contains(String.valueOf(facts.device())))
                && when.all().stream().allMatch(c -> holds(c, facts)) && (when.any().isEmpty() || when.any().stream().anyMatch(c -> holds(c, facts)));
    }

    private static boolean holds(Condition c, Facts facts) {
        if (c.on() == null) {
            return c.all().isEmpty() ? c.any().stream().anyMatch(p -> holds(p, facts)) : c.all().stream().allMatch(p -> holds(p, facts));
        }
        boolean one = c.values().stream().anyMatch(value -> one(c, value, facts));
        return switch (c.op()) {
            case IS, CONTAINS, STARTS_WITH -> one;
            default -> !one;
        };
    }

    private static boolean one(Condition c, String value, Facts facts) {
        String fact = switch (c.on()) {
            case COUNTRY -> facts.country();
            case REGION -> facts.region();
            case DEVICE -> facts.device();
            case OS -> facts.os();
            case BROWSER -> facts.browser();
            case LANGUAGE -> facts.language() == null ? null : facts.language().split("[,;]")[0];
            case VISITOR -> facts.returning() == null ? null : facts.returning() ? "returning" : "new";
            case REFERRER -> facts.referrer() != null && (c.op() == ConditionOp.IS || c.op() == ConditionOp.IS_NOT) ? URI.create(facts.referrer()).getHost() : facts.referrer();
            case WEEKDAY -> facts.at().atZone(ZoneId.of(c.zone())).getDayOfWeek().toString().substring(0, 3);
            case HOUR -> Integer.toString(facts.at().atZone(ZoneId.of(c.zone())).getHour());
            case IP -> facts.ip();
            default -> facts.params().all().containsKey(c.on().key()) ? facts.params().all().get(c.on().key()).get(0) : null;
        };
        if (fact == null) {
            return false;
        }
        String f = fact.toLowerCase(Locale.ROOT);
        String v = value.toLowerCase(Locale.ROOT);
        return switch (c.op()) {
            case CONTAINS, NOT_CONTAINS -> f.indexOf(v) >= 0;
            case STARTS_WITH, NOT_STARTS_WITH -> f.indexOf(v) == 0;
            default -> switch (c.on()) {
                case IP -> inRange(value, fact);
                case HOUR -> inHours(value, Integer.parseInt(fact));
                case LANGUAGE -> (f + "-").startsWith(v + "-");
                case REFERRER -> ("." + f).endsWith("." + v);
                default -> f.equals(v);
            };
        };
    }

    private static boolean inHours(String value, int hour) {
        if (!value.contains("-")) {
            return hour == Integer.parseInt(value);
        }
        int from = Integer.parseInt(value.split("-")[0]);
        int to = Integer.parseInt(value.split("-")[1]);
        return from <= to ? from <= hour && hour <= to : hour >= from || hour <= to;
    }

    private static boolean inRange(String range, String ip) {
        try {
            byte[] network = InetAddress.getByName(range.split("/")[0]).getAddress();
            byte[] address = InetAddress.getByName(ip).getAddress();
            int shift = network.length * 8 - Integer.parseInt(range.split("/")[1]);
            return network.length == address.length && new BigInteger(1, network).shiftRight(shift).equals(new BigInteger(1, address).shiftRight(shift));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Destination destination() {
        When when = random.nextInt(4) == 0 ? When.ALWAYS : new When(random.nextInt(3) == 0 ? List.of(pick(COUNTRIES)) : List.of(),
                random.nextInt(4) == 0 ? List.of(pick("mobile", "desktop")) : List.of(), null, conditions(2), conditions(2));
        Instant from = random.nextInt(5) == 0 ? instant() : null;
        return new Destination(new UUID(random.nextLong(), random.nextLong()), "https://d.example/" + random.nextInt(), random.nextInt(4), when, null, 1 + random.nextInt(3), from,
                random.nextInt(5) == 0 ? from == null ? instant() : from.plusSeconds(1 + random.nextInt(9_000_000)) : null);
    }

    private List<Condition> conditions(int depth) {
        List<Condition> some = new ArrayList<>();
        for (int i = 0, n = random.nextInt(3); i < n; i++) {
            List<Condition> inner = depth > 0 && random.nextInt(3) == 0 ? conditions(depth - 1) : List.of();
            some.add(inner.isEmpty() ? test() : new Condition(null, null, null, null, random.nextBoolean() ? inner : null, null));
            Condition last = some.get(some.size() - 1);
            if (last.on() == null && last.all().isEmpty()) {
                some.set(some.size() - 1, new Condition(null, null, null, null, null, inner));
            }
        }
        return some;
    }

    private Condition test() {
        ConditionOn on = ConditionOn.values()[random.nextInt(ConditionOn.values().length)];
        ConditionOp op = ConditionOp.values()[random.nextInt(on.isText() ? ConditionOp.values().length : 2)];
        List<String> values = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            values.add(value(on));
        }
        return new Condition(on, op, values, on.isClock() ? pick(ZONES) : null, null, null);
    }

    private String value(ConditionOn on) {
        return switch (on) {
            case COUNTRY -> pick(COUNTRIES);
            case REGION -> pick("DE-BY", "DE-BE", "US-CA");
            case DEVICE -> pick("mobile", "desktop", "tablet");
            case OS -> pick("android", "ios", "win");
            case BROWSER -> pick("firefox", "chrome", "chr");
            case LANGUAGE -> pick("de", "en", "en-gb", "fr");
            case WEEKDAY -> pick("mon", "tue", "wed", "thu", "fri", "sat", "sun");
            case HOUR -> random.nextBoolean() ? Integer.toString(random.nextInt(24)) : random.nextInt(24) + "-" + random.nextInt(24);
            case VISITOR -> pick("new", "returning");
            case REFERRER -> pick("news.example", "example", "www.news.example");
            case IP -> pick("10.0.0.0/8", "10.64.0.0/10", "192.0.2.0/25", "2001:db8::/33", "::/1");
            default -> pick("mail", "ma", "social", "x");
        };
    }

    private Facts facts() {
        Map<String, List<String>> params = new HashMap<>();
        for (ConditionOn on : ConditionOn.values()) {
            if (on.isParameter() && random.nextBoolean()) {
                params.put(on.key(), List.of(pick("mail", "Mailing", "social", "other")));
            }
        }
        return new Facts(instant(), maybe(COUNTRIES), maybe("DE-BY", "US-CA"), maybe("mobile", "desktop", "tablet"), maybe("Android", "iOS", "Windows"), maybe("Firefox", "Chrome"),
                maybe("de-AT,en;q=0.5", "en-GB", "fr", "english"), random.nextInt(3) == 0 ? null : random.nextBoolean(),
                maybe("https://www.news.example/a?b=example", "http://example:8080/x", "https://other.org/news.example"), new MapOfParams(params),
                pick("10.1.2.3", "10.65.0.1", "192.0.2.127", "192.0.2.129", "2001:db8::1", "2001:db8:8000::1", "fe80::1"), Long.toHexString(random.nextLong()), null);
    }

    private Instant instant() {
        return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(365 * 86_400));
    }

    private String maybe(String... values) {
        return random.nextInt(4) == 0 ? null : pick(values);
    }

    private String pick(String... values) {
        return values[random.nextInt(values.length)];
    }
}
