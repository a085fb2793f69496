package io.plumbline.reporting.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.reporting.Facts;
import io.plumbline.reporting.Fixture;
import io.plumbline.reporting.Rates;
import io.plumbline.reporting.TestDatabase;
import io.plumbline.reporting.api.CohortAnswer;
import io.plumbline.reporting.api.CohortQuestion;
import io.plumbline.reporting.rollup.Recorder;
import io.plumbline.tracking.api.Tally;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Random customers; every cell is counted again here by looking at every purchase and every touch there is, on a calendar of its own. */
class CohortsAgainstBruteForceTest {

    private static final long SEED = 2945;
    private static final Instant START = Instant.parse("2026-01-20T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-04-14T11:00:00Z");
    private static final List<String> CHANNELS = List.of("search", "social", "email");
    private static final List<UUID> CAMPAIGNS = List.of(new UUID(2, 1), new UUID(2, 2));

    private record Event(UUID person, Instant at, boolean sale, String status, long cents, String channel, UUID campaign) {
        boolean counts() {
            return sale && !status.equals("rejected") && at.isBefore(NOW);
        }
    }

    private record Cost(Instant at, String channel, UUID campaign, long cents) {
    }

    private final List<Event> events = new ArrayList<>();
    private final List<Cost> costs = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void every_cell_equals_a_recount_in_any_zone(TestDatabase database) throws Exception {
        imagine(new Random(SEED));
        try (Connection connection = DriverManager.getConnection(database.create())) {
            connection.setAutoCommit(false);
            write(connection);
            for (String zone : List.of("UTC", "Pacific/Chatham", "America/St_Johns", "Europe/Paris")) {
                for (String unit : List.of("week", "month")) {
                    for (String anchor : List.of("first-purchase", "first-touch")) {
                        for (String by : List.of("none", "channel", "campaign")) {
                            compare(connection, ZoneId.of(zone), unit, anchor, by);
                        }
                    }
                }
            }
        }
    }

    private void compare(Connection connection, ZoneId zone, String unit, String anchor, String by) throws Exception {
        LocalDate from = LocalDate.of(2026, 2, 3);
        LocalDate to = LocalDate.of(2026, 4, 20);
        CohortAnswer answer = CohortDesk.answer(connection, Rates.none(),
                new CohortQuestion(Fixture.SHOP, "sale", from, to, zone.getId(), anchor, unit, by, 8, new BigDecimal("0.5"), null), NOW);
        String what = "seed " + SEED + " " + zone + " " + unit + " " + anchor + " " + by;
        Map<UUID, List<Event>> people = new TreeMap<>();
        events.stream().sorted(Comparator.comparing(Event::at).thenComparing(Event::sale)).filter(e -> e.at().isBefore(NOW))
                .forEach(e -> people.computeIfAbsent(e.person(), p -> new ArrayList<>()).add(e));
        assertThat(answer.totals()).as(what).hasSize(unit.equals("month") ? 3 : 12);
        for (CohortAnswer.Cohort total : answer.totals()) {
            check(what, total, zone, unit, anchor, "none", people);
        }
        for (CohortAnswer.Cohort cohort : answer.cohorts()) {
            check(what, cohort, zone, unit, anchor, by, people);
        }
        for (CohortAnswer.Cohort total : answer.totals()) {
            assertThat(answer.cohorts().stream().filter(c -> c.label().equals(total.label())).mapToLong(CohortAnswer.Cohort::customers).sum()).as(what).isEqualTo(total.customers());
            assertThat(answer.cohorts().stream().filter(c -> c.label().equals(total.label())).map(c -> new BigDecimal(c.cost())).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as(what).isEqualByComparingTo(total.cost());
        }
    }

    private void check(String what, CohortAnswer.Cohort cohort, ZoneId zone, String unit, String anchor, String by, Map<UUID, List<Event>> people) {
        List<List<Event>> members = new ArrayList<>();
        long met = 0;
        for (List<Event> life : people.values()) {
            Event sale = life.stream().filter(Event::counts).findFirst().orElse(null);
            Event touch = life.stream().filter(e -> !e.sale()).findFirst().orElse(null);
            boolean touchedFirst = touch != null && (sale == null || life.indexOf(touch) < life.indexOf(sale));
            if (touch != null && piece(touch.at(), zone, unit).equals(cohort.label()) && is(touch, by, cohort.key())) {
                met++;
            }
            Event anchored = anchor.equals("first-purchase") ? sale : touchedFirst ? touch : null;
            if (sale != null && anchored != null && piece(anchored.at(), zone, unit).equals(cohort.label()) && is(anchored, by, cohort.key())) {
                members.add(life);
            }
        }
        long cost = costs.stream().filter(c -> piece(c.at(), zone, unit).equals(cohort.label())).filter(c -> by.equals("none") || by.equals("channel") && c.channel().equals(cohort.key())
                || by.equals("campaign") && c.campaign().toString().equals(cohort.key())).mapToLong(Cost::cents).sum();
        String cell = what + " " + cohort.label() + " " + cohort.key();
        assertThat(cohort.customers()).as(cell).isEqualTo(members.size());
        assertThat(cohort.people()).as(cell).isEqualTo(anchor.equals("first-touch") ? Long.valueOf(met) : null);
        assertThat(new BigDecimal(cohort.cost())).as(cell).isEqualByComparingTo(BigDecimal.valueOf(cost, 2));
        long sum = 0;
        Integer payback = null;
        for (int period = 0; period < 8; period++) {
            String label = later(cohort.from(), unit, period);
            LocalDate start = unit.equals("week") ? cohort.from().plusWeeks(period) : cohort.from().plusMonths(period);
            LocalDate next = unit.equals("week") ? start.plusWeeks(1) : start.plusMonths(1);
            if (start.atStartOfDay(zone).toInstant().isAfter(NOW)) {
                assertThat(cohort.cells().get(period)).as(cell + " " + period).isNull();
                continue;
            }
            List<Event> sales = members.stream().flatMap(List::stream).filter(Event::counts).filter(e -> piece(e.at(), zone, unit).equals(label)).toList();
            Set<UUID> active = new HashSet<>(sales.stream().map(Event::person).toList());
            sum += sales.stream().mapToLong(Event::cents).sum();
            CohortAnswer.Cell got = cohort.cells().get(period);
            assertThat(got.active()).as(cell + " " + period).isEqualTo(active.size());
            assertThat(new BigDecimal(got.revenue())).as(cell + " " + period).isEqualByComparingTo(BigDecimal.valueOf(sales.stream().mapToLong(Event::cents).sum(), 2));
            assertThat(got.partial()).as(cell + " " + period).isEqualTo(next.atStartOfDay(zone).toInstant().isAfter(NOW));
            if (members.isEmpty()) {
                assertThat(got.retention()).isNull();
                assertThat(got.cumulative()).isNull();
            } else {
                assertThat(got.retention().doubleValue()).as(cell).isCloseTo((double) active.size() / members.size(), within(1e-6));
                assertThat(Double.parseDouble(got.cumulative())).as(cell).isCloseTo(sum / 100.0 / members.size(), within(0.005));
                payback = payback == null && cost > 0 && sum * 0.5 >= cost ? Integer.valueOf(period) : payback;
            }
        }
        assertThat(cohort.paybackPeriod()).as(cell).isEqualTo(payback);
        if (members.isEmpty() || cost == 0) {
            assertThat(cohort.cac()).as(cell).isNull();
        } else {
            assertThat(Double.parseDouble(cohort.cac())).as(cell).isCloseTo(cost / 100.0 / members.size(), within(0.005));
        }
    }

    private static boolean is(Event event, String by, String key) {
        return by.equals("none") || by.equals("channel") && event.channel().equals(key) || by.equals("campaign") && event.campaign().toString().equals(key);
    }

    /** Weeks by the locale-free ISO fields, months by year and month: not as the product does. */
    private static String piece(Instant at, ZoneId zone, String unit) {
        ZonedDateTime local = at.atZone(zone);
        return unit.equals("month") ? YearMonth.from(local).toString()
                : local.get(WeekFields.ISO.weekBasedYear()) + "-W" + (local.get(WeekFields.ISO.weekOfWeekBasedYear()) < 10 ? "0" : "") + local.get(WeekFields.ISO.weekOfWeekBasedYear());
    }

    private static String later(LocalDate from, String unit, int period) {
        return unit.equals("month") ? YearMonth.from(from).plusMonths(period).toString()
                : "%d-W%02d".formatted(from.plusWeeks(period).get(IsoFields.WEEK_BASED_YEAR), from.plusWeeks(period).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
    }

    private void imagine(Random random) {
        for (int p = 0; p < 150; p++) {
            UUID person = new UUID(5, p);
            Set<Integer> quarters = new HashSet<>();
            for (int i = random.nextInt(9); i >= 0; i--) {
                quarters.add(random.nextInt(90 * 96));
            }
            for (int quarter : quarters) {
                boolean sale = random.nextInt(3) == 0;
                events.add(new Event(person, START.plusSeconds(quarter * 900L), sale, List.of("pending", "approved", "approved", "rejected").get(random.nextInt(4)),
                        random.nextInt(9000), CHANNELS.get(random.nextInt(3)), CAMPAIGNS.get(random.nextInt(2))));
            }
        }
        for (int i = 0; i < 60; i++) {
            Instant at = START.plusSeconds(900L * random.nextInt(84 * 96));
            costs.add(new Cost(at, CHANNELS.get(random.nextInt(3)), CAMPAIGNS.get(random.nextInt(2)), 100 * (1 + random.nextInt(60))));
        }
    }

    private void write(Connection connection) throws Exception {
        Facts facts = new Facts(connection);
        facts.advertiser(Fixture.SHOP, "Shop", "EUR", "Europe/Paris");
        facts.goal(Fixture.SHOP, "sale", "sale");
        for (Event e : events) {
            if (e.sale()) {
                Map<String, Object> row = facts.conversion(Fixture.SHOP, e.person(), e.at(), "sale", e.status(), e.cents(), "EUR");
                row.put("channel", e.channel());
                row.put("campaign_id", e.campaign());
                facts.insert("tracking.conversion", row);
            } else {
                facts.touch(Fixture.SHOP, e.person(), e.at(), "click", e.channel(), e.campaign());
            }
        }
        List<Tally> spent = costs.stream().map(c -> Fixture.cost(c.at().toString(),
                Fixture.where(Fixture.SHOP, c.campaign(), c.channel(), null, null, null, null, "EUR"), c.cents() * 10_000)).toList();
        Recorder.record(connection, spent);
    }
}
