package io.plumbline.reporting.cohort;

import io.plumbline.reporting.api.CohortQuestion;
import io.plumbline.reporting.customer.Shop;
import io.plumbline.reporting.known.Instants;
import io.plumbline.shared.Check;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * A question about cohorts that makes sense.
 *
 * @param first, last starts of the first and last cohort
 * @param count       of the cohorts
 */
record Brief(Shop shop, String goal, ZoneId zone, Unit unit, boolean firstTouch, String by, int periods, BigDecimal margin, LocalDate first, LocalDate last, int count) {

    static final String NONE = "none";

    private static final int MOST_COHORTS = 120;
    private static final int MOST_PERIODS = 60;
    private static final int USUAL_PERIODS = 12;

    static void check(CohortQuestion q) {
        new Check().that(q.advertiserId() != null, "advertiserId", "required", "Name the advertiser.")
                .that(q.from() != null, "from", "required", "Name the first day.")
                .that(q.to() != null, "to", "required", "Name the last day.")
                .that(q.from() == null || q.to() == null || !q.to().isBefore(q.from()), "to", "range-reversed", "The last day is before the first.")
                .that(q.from() == null || q.from().getYear() >= 1990 && q.from().getYear() < 2100, "from", "range-out-of-bounds", "Days lie between 1990 and 2099.")
                .that(q.to() == null || q.to().getYear() < 2100, "to", "range-out-of-bounds", "Days lie between 1990 and 2099.")
                .that(q.timeZone() == null || Check.isZone(q.timeZone()), "timeZone", "zone-unknown", "Use an IANA time zone such as Europe/Paris.")
                .that(q.anchor() == null || List.of("first-purchase", "first-touch").contains(q.anchor()), "anchor", "anchor-unknown", "Use first-purchase or first-touch.")
                .that(q.unit() == null || List.of("week", "month").contains(q.unit()), "unit", "unit-unknown", "Use week or month.")
                .that(q.by() == null || List.of(NONE, "channel", "campaign", "partner").contains(q.by()), "by", "by-unknown", "Use none, channel, campaign or partner.")
                .that(q.periods() == null || q.periods() >= 1 && q.periods() <= MOST_PERIODS, "periods", "periods-out-of-range", "Follow a cohort for 1 to 60 periods.")
                .that(q.margin() == null || q.margin().signum() > 0 && q.margin().compareTo(BigDecimal.ONE) <= 0, "margin", "margin-out-of-range",
                        "The margin is a share above 0 and at most 1.")
                .that(Instants.isPossible(q.asOf()), "asOf", "time-out-of-range", Instants.POSSIBLE).done();
        Unit unit = unit(q);
        new Check().that(unit.between(unit.start(q.from()), unit.start(q.to())) < MOST_COHORTS, "to", "range-too-long", "At most " + MOST_COHORTS + " cohorts.").done();
    }

    /** @param known margin of the advertiser on the last day, for a question that names none */
    static Brief of(CohortQuestion q, Shop shop, String goal, Optional<BigDecimal> known) {
        Unit unit = unit(q);
        LocalDate first = unit.start(q.from());
        LocalDate last = unit.start(q.to());
        return new Brief(shop, goal, shop.zone(q.timeZone()), unit, "first-touch".equals(q.anchor()), q.by() == null ? NONE : q.by(),
                q.periods() == null ? USUAL_PERIODS : q.periods(), q.margin() == null ? known.orElse(BigDecimal.ONE) : q.margin(), first, last, unit.between(first, last) + 1);
    }

    LocalDate start(int cohort) {
        return unit.plus(first, cohort);
    }

    /** Which cohort a moment belongs to; may lie outside. */
    int cohort(Instant at) {
        LocalDate start = unit.start(LocalDate.ofInstant(at, zone));
        return start.isBefore(first) ? -1 : unit.between(first, start);
    }

    /** Which period of a cohort a moment belongs to. */
    int period(int cohort, Instant at) {
        return unit.between(start(cohort), unit.start(LocalDate.ofInstant(at, zone)));
    }

    private static Unit unit(CohortQuestion q) {
        return "week".equals(q.unit()) ? Unit.WEEK : Unit.MONTH;
    }
}
