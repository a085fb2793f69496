package io.plumbline.reporting.value;

import io.plumbline.reporting.api.ValueOrder;
import io.plumbline.reporting.known.Instants;
import io.plumbline.shared.Check;
import io.plumbline.shared.Keyed;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An order that makes sense. */
record Brief(Family family, boolean spend, boolean byChannel, int daysAUnit, double[] given, double[] givenSpend) {

    static final List<String> SPEND = List.of("p", "q", "gamma");

    private static final BigDecimal LARGEST = new BigDecimal("1000000");

    static Brief of(ValueOrder order) {
        return new Brief(Keyed.of(Family.class, "model", order.model()), order.spend() != null, order.covariate() != null,
                "day".equals(order.timeUnit()) ? 1 : 7, order.parameters() == null ? null : values(order, Keyed.of(Family.class, "model", order.model()).names()),
                order.parameters() == null || !order.parameters().containsKey("p") ? null : values(order, SPEND));
    }

    static void check(ValueOrder order, LocalDate today) {
        Family family = order.model() == null ? null : Keyed.of(Family.class, "model", order.model());
        Map<String, BigDecimal> given = order.parameters();
        new Check().that(order.advertiserId() != null, "advertiserId", "required", "Name the advertiser.")
                .that(family != null, "model", "required", "Use bg-nbd or pareto-nbd.")
                .that(order.spend() == null || order.spend().equals("gamma-gamma"), "spend", "spend-unknown", "Use gamma-gamma, or leave it out.")
                .that(order.covariate() == null || order.covariate().equals("channel"), "covariate", "covariate-unknown", "Use channel, or leave it out.")
                .that(order.calibrationEnd() != null, "calibrationEnd", "required", "Name the last day to be looked at.")
                .that(order.calibrationEnd() == null || !order.calibrationEnd().isAfter(today), "calibrationEnd", "day-in-future",
                        "The days to come cannot be looked at yet.")
                .that(order.calibrationEnd() == null || order.calibrationEnd().getYear() >= 1990, "calibrationEnd", "day-out-of-bounds", "Days start in 1990.")
                .that(order.timeUnit() == null || List.of("day", "week").contains(order.timeUnit()), "timeUnit", "time-unit-unknown", "Use day or week.")
                .that(order.timeZone() == null || Check.isZone(order.timeZone()), "timeZone", "zone-unknown", "Use an IANA time zone such as Europe/Paris.")
                .that(given == null || order.covariate() == null, "parameters", "parameters-with-covariate", "Given parameters have no covariate.")
                .that(given == null || family == null || complete(given, family, order.spend() != null), "parameters", "parameters-incomplete",
                        "Give all parameters of the model and nothing else: r, alpha and a, b or s, beta; p, q, gamma together with a spend model.")
                .that(given == null || given.values().stream().allMatch(p -> p != null && p.signum() > 0 && p.compareTo(LARGEST) <= 0), "parameters",
                        "parameter-out-of-range", "Parameters are above 0 and at most a million.")
                .that(given == null || given.get("q") == null || given.get("q").compareTo(BigDecimal.ONE) > 0, "parameters", "parameter-out-of-range",
                        "With q at or below 1 the mean amount is infinite.")
                .that(Instants.isPossible(order.asOf()), "asOf", "time-out-of-range", Instants.POSSIBLE).done();
    }

    ZoneId zone(ValueOrder order, ZoneId own) {
        return order.timeZone() == null ? own : ZoneId.of(order.timeZone());
    }

    private static boolean complete(Map<String, BigDecimal> given, Family family, boolean spend) {
        boolean amounts = SPEND.stream().anyMatch(given::containsKey);
        int known = family.names().size() + (amounts ? SPEND.size() : 0);
        return given.keySet().containsAll(family.names()) && (!amounts || spend && given.keySet().containsAll(SPEND)) && given.size() == known;
    }

    private static double[] values(ValueOrder order, List<String> names) {
        return names.stream().map(order.parameters()::get).filter(Objects::nonNull).mapToDouble(BigDecimal::doubleValue).toArray();
    }
}
