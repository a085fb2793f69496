package io.plumbline.reporting.cohort;

import io.plumbline.reporting.api.CohortAnswer;
import io.plumbline.reporting.customer.Customer;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Puts customers into their cohorts and reads the cohorts off. */
final class CohortTable {

    private static final int MOST_GROUPS = 5000;
    private static final int RATIO_DECIMALS = 6;

    /** @param key empty for none */
    record Place(int cohort, String key) implements Comparable<Place> {

        @Override
        public int compareTo(Place other) {
            return cohort != other.cohort ? Integer.compare(cohort, other.cohort) : key.compareTo(other.key);
        }
    }

    private final Brief brief;
    private final Instant now;
    private final int digits;
    private final TreeMap<Place, Group> groups = new TreeMap<>();
    private final TreeMap<Integer, Group> totals = new TreeMap<>();
    private long untouched;

    CohortTable(Brief brief, Instant now) {
        this.brief = brief;
        this.now = now;
        this.digits = Money.digits(brief.shop().currency());
    }

    void add(Customer customer) {
        Customer.Origin origin = brief.firstTouch() ? customer.firstTouch() : customer.firstPurchase().origin();
        if (origin == null) {
            untouched++;
            return;
        }
        int cohort = brief.cohort(origin.at());
        if (cohort >= 0 && cohort < brief.count()) {
            group(cohort, brief.by().equals(Brief.NONE) ? null : origin.key(brief.by())).add(customer, brief);
            total(cohort).add(customer, brief);
        }
    }

    /** People who were first touched, buyers or not. */
    void met(Instant at, String key, long people) {
        int cohort = brief.cohort(at);
        if (cohort >= 0 && cohort < brief.count()) {
            group(cohort, brief.by().equals(Brief.NONE) ? null : key).met(people);
            total(cohort).met(people);
        }
    }

    /** Customers of whom no touch is known: with a first touch as anchor they are in no cohort. */
    long untouched() {
        return untouched;
    }

    /** All keys there are. */
    Set<String> keys(Set<Place> more) {
        return Stream.concat(groups.keySet().stream(), more.stream()).map(Place::key).filter(key -> !key.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** @param costs, overheads major units by place; what no key is known of stands under the empty one */
    List<CohortAnswer.Cohort> rows(Map<Place, BigDecimal> costs, Map<Place, BigDecimal> overheads, Map<String, String> names) {
        Stream.concat(costs.keySet().stream(), overheads.keySet().stream()).forEach(place -> group(place.cohort(), place.key()));
        return groups.entrySet().stream().map(e -> row(e.getValue(), e.getKey().key(), names, costs.getOrDefault(e.getKey(), BigDecimal.ZERO), overheads.get(e.getKey())))
                .sorted(Comparator.comparing(CohortAnswer.Cohort::from).thenComparing(Comparator.comparingLong(CohortAnswer.Cohort::customers).reversed())
                        .thenComparing(c -> String.valueOf(c.name()))).toList();
    }

    List<CohortAnswer.Cohort> totals(Map<Place, BigDecimal> costs, Map<Place, BigDecimal> overheads) {
        Map<Integer, BigDecimal> byCohort = new TreeMap<>();
        Map<Integer, BigDecimal> borne = new TreeMap<>();
        costs.forEach((place, cost) -> byCohort.merge(place.cohort(), cost, BigDecimal::add));
        overheads.forEach((place, overhead) -> borne.merge(place.cohort(), overhead, BigDecimal::add));
        List<CohortAnswer.Cohort> rows = new ArrayList<>();
        for (int cohort = 0; cohort < brief.count(); cohort++) {
            rows.add(row(total(cohort), "", Map.of(), byCohort.getOrDefault(cohort, BigDecimal.ZERO), borne.get(cohort)));
        }
        return rows;
    }

    private Group group(int cohort, String key) {
        if (groups.size() > MOST_GROUPS) {
            throw new Invalid("by", "too-many-cohorts", "This makes more than " + MOST_GROUPS + " cohorts. Ask for fewer days, or tell less apart.");
        }
        return groups.computeIfAbsent(new Place(cohort, Objects.requireNonNullElse(key, "")), place -> new Group(cohort, brief.periods()));
    }

    private Group total(int cohort) {
        return totals.computeIfAbsent(cohort, c -> new Group(c, brief.periods()));
    }

    private CohortAnswer.Cohort row(Group group, String key, Map<String, String> names, BigDecimal spent, BigDecimal overhead) {
        LocalDate from = brief.start(group.cohort());
        LocalDate to = brief.unit().plus(from, 1).minusDays(1);
        BigDecimal cost = overhead == null ? spent : spent.add(overhead);
        BigDecimal cac = cost.signum() == 0 || group.customers() == 0 ? null : cost.divide(BigDecimal.valueOf(group.customers()), digits, RoundingMode.HALF_EVEN);
        boolean begun = begun(from);
        return new CohortAnswer.Cohort(brief.unit().label(from), from, to, key.isEmpty() ? null : key, key.isEmpty() ? null : names.getOrDefault(key, key), begun && !over(from),
                group.customers(), brief.firstTouch() ? Long.valueOf(group.people()) : null, spent.setScale(digits, RoundingMode.HALF_EVEN).toPlainString(),
                text(overhead), cac == null ? null : cac.toPlainString(), payback(group, cost), cells(group));
    }

    private List<CohortAnswer.Cell> cells(Group group) {
        List<CohortAnswer.Cell> cells = new ArrayList<>();
        long sum = 0;
        for (int period = 0; period < brief.periods(); period++) {
            LocalDate start = brief.unit().plus(brief.start(group.cohort()), period);
            sum += group.minor(period);
            cells.add(!begun(start) ? null : new CohortAnswer.Cell(period, !over(start), group.active(period), perCustomer(group, BigDecimal.valueOf(group.active(period)), RATIO_DECIMALS),
                    BigDecimal.valueOf(group.minor(period), digits).toPlainString(), text(perCustomer(group, BigDecimal.valueOf(sum, digits), digits))));
        }
        return cells;
    }

    /** In exact amounts: margin of all against cost of all. */
    private Integer payback(Group group, BigDecimal cost) {
        BigDecimal earned = BigDecimal.ZERO;
        for (int period = 0; period < brief.periods() && cost.signum() > 0 && group.customers() > 0; period++) {
            if (!begun(brief.unit().plus(brief.start(group.cohort()), period))) {
                return null;
            }
            earned = earned.add(BigDecimal.valueOf(group.minor(period), digits).multiply(brief.margin()));
            if (earned.compareTo(cost) >= 0) {
                return period;
            }
        }
        return null;
    }

    private static BigDecimal perCustomer(Group group, BigDecimal sum, int decimals) {
        return group.customers() == 0 ? null : sum.divide(BigDecimal.valueOf(group.customers()), decimals, RoundingMode.HALF_EVEN);
    }

    private static String text(BigDecimal amount) {
        return amount == null ? null : amount.toPlainString();
    }

    private boolean begun(LocalDate start) {
        return !start.atStartOfDay(brief.zone()).toInstant().isAfter(now);
    }

    private boolean over(LocalDate start) {
        return !brief.unit().plus(start, 1).atStartOfDay(brief.zone()).toInstant().isAfter(now);
    }
}
