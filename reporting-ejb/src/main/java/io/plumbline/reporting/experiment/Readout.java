package io.plumbline.reporting.experiment;

import io.plumbline.campaign.api.Experiment;
import io.plumbline.campaign.api.ExperimentArm;
import io.plumbline.campaign.api.ExperimentMeasure;
import io.plumbline.reporting.api.ExperimentAnswer;
import io.plumbline.reporting.api.ExperimentMetric;
import io.plumbline.reporting.api.ExperimentQuestion;
import io.plumbline.reporting.api.ExperimentReadout;
import io.plumbline.reporting.api.ExperimentVerdict;
import io.plumbline.reporting.api.InputSample;
import io.plumbline.reporting.api.Restatement;
import io.plumbline.reporting.api.Weights;
import io.plumbline.reporting.query.Exchange;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An experiment told day by day, up to now. */
final class Readout {

    private static final int MOST_DAYS = 400;

    private final Experiment experiment;
    private final Readings readings;
    private final Exchange exchange;
    private final Instant now;
    private final Map<String, ArmSums> arms = new LinkedHashMap<>();
    private final Deque<ExperimentReadout.Day> growth = new ArrayDeque<>();
    private final Deque<Before.Visitor> known = new ArrayDeque<>();
    private LocalDate first;
    private LocalDate open;
    private boolean adjusted;

    Readout(Experiment experiment, Readings readings, Exchange exchange, Instant now) {
        this.experiment = experiment;
        this.readings = readings;
        this.exchange = exchange;
        this.now = now;
        experiment.variants().forEach(arm -> arms.put(arm.name(), new ArmSums(arm.name())));
    }

    /** @param costs by variant; empty where nothing was paid; @param restated null for now */
    ExperimentReadout tell(Before before, Map<String, BigDecimal> costs, InputSample sample, List<Restatement> restated) throws SQLException {
        Deque<Readings.Visitors> visitors = new ArrayDeque<>(readings.visitors());
        first = visitors.isEmpty() ? null : visitors.peekFirst().day();
        if (first != null && experiment.measure() != ExperimentMeasure.VALUE_PER_CONVERSION) {
            known.addAll(before.visitors(experiment.advertiserId(), experiment.goal(), first, now));
            adjusted = !known.isEmpty();
        }
        long knownVisitors = known.size();
        readings.conversions(experiment.goal(), exchange, (person, variant, day, value) -> {
            pass(day, visitors);
            ArmSums arm = arms.get(variant);
            if (arm != null) {
                arm.converted(person, value);
            }
        });
        pass(today(), visitors);
        close();
        ExperimentAnswer figures = evaluate(adjusted);
        int days = daysRun();
        boolean early = days < experiment.minimumDays() && figures.verdict() != ExperimentVerdict.INVALID && figures.verdict() != ExperimentVerdict.NOT_ENOUGH_DATA;
        List<String> reasons = new ArrayList<>(figures.reasons());
        if (early) {
            reasons.add(0, "Planned to run at least " + experiment.minimumDays() + " days, so that every weekday counts; day " + days + " is under way.");
        }
        int digits = Money.digits(exchange.target());
        return new ExperimentReadout(experiment.id(), early ? ExperimentVerdict.NOT_ENOUGH_DATA : figures.verdict(), reasons, figures, arms.values().stream()
                .map(arm -> new ExperimentReadout.Arm(arm.name(), arm.visitors(), arm.people(), arm.conversions(),
                        arm.value().setScale(digits, RoundingMode.HALF_EVEN).toPlainString(),
                        costs.isEmpty() ? null : costs.getOrDefault(arm.name(), BigDecimal.ZERO).setScale(digits, RoundingMode.HALF_EVEN).toPlainString())).toList(),
                adjusted ? covariate(knownVisitors, figures) : null, readings.visitorsInSeveral(), days, now, exchange.target(), List.copyOf(growth), sample, restated,
                gains(costs), exchange.warnings());
    }

    /** Lets the visitors of all days up to this one in, and closes the days before it. */
    private void pass(LocalDate day, Deque<Readings.Visitors> visitors) {
        while (!visitors.isEmpty() && !visitors.peekFirst().day().isAfter(day)) {
            Readings.Visitors more = visitors.removeFirst();
            openDay(more.day());
            ArmSums arm = arms.get(more.variant());
            if (arm != null) {
                arm.visited(more.count());
            }
        }
        while (!known.isEmpty() && !known.peekFirst().day().isAfter(day)) {
            Before.Visitor visitor = known.removeFirst();
            ArmSums arm = arms.get(visitor.variant());
            if (arm != null) {
                arm.known(visitor.person(), visitor.known());
            }
        }
        openDay(day);
    }

    private void openDay(LocalDate day) {
        if (open != null && day.isAfter(open)) {
            close();
        }
        open = open == null || day.isAfter(open) ? day : open;
    }

    private void close() {
        if (arms.values().stream().mapToLong(ArmSums::visitors).sum() > 0) {
            growth.addLast(new ExperimentReadout.Day(open, evaluate(adjusted).comparisons()));
            if (growth.size() > MOST_DAYS) {
                growth.removeFirst();
            }
        }
    }

    private ExperimentAnswer evaluate(boolean adjusting) {
        return Evaluation.of(new ExperimentQuestion(ArmSums.metric(experiment.measure()), experiment.variants().get(0).name(),
                arms.values().stream().map(arm -> arm.variant(experiment.measure(), adjusting)).toList(),
                Weights.of(experiment.variants().stream().map(ExperimentArm::weight).map(Integer::doubleValue).toList()), experiment.alpha().doubleValue(), null,
                experiment.minimumEffect().doubleValue(), null));
    }

    private List<ExperimentReadout.Gain> gains(Map<String, BigDecimal> costs) {
        if (arms.values().stream().allMatch(arm -> arm.conversions() == 0)) {
            return List.of();
        }
        List<ExperimentQuestion.Variant> valued = arms.values().stream().map(arm -> arm.variant(ExperimentMeasure.VALUE_PER_VISITOR, false)
                .costing(costs.isEmpty() ? null : costs.getOrDefault(arm.name(), BigDecimal.ZERO).doubleValue())).toList();
        return Evaluation.of(new ExperimentQuestion(ExperimentMetric.MEAN, experiment.variants().get(0).name(), valued, null, experiment.alpha().doubleValue(), null, null, null))
                .comparisons().stream().filter(c -> c.incremental() != null).map(c -> new ExperimentReadout.Gain(c.variant(), c.incremental())).toList();
    }

    private ExperimentReadout.Covariate covariate(long visitors, ExperimentAnswer figures) {
        List<Double> narrow = figures.comparisons().get(0).interval();
        List<Double> wide = evaluate(false).comparisons().get(0).interval();
        Double reduction = narrow == null || wide == null || width(wide) == 0 ? null : Double.valueOf(1 - width(narrow) * width(narrow) / (width(wide) * width(wide)));
        return new ExperimentReadout.Covariate(Before.DAYS, visitors, figures.cupedTheta(), reduction);
    }

    private static double width(List<Double> interval) {
        return interval.get(1) - interval.get(0);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private int daysRun() {
        LocalDate start = experiment.startedAt() == null ? first : LocalDate.ofInstant(experiment.startedAt(), ZoneOffset.UTC);
        if (start == null) {
            return 0;
        }
        Instant end = experiment.stoppedAt() == null || experiment.stoppedAt().isAfter(now) ? now : experiment.stoppedAt();
        LocalDate begin = first != null && first.isBefore(start) ? first : start;
        return (int) Math.max(0, LocalDate.ofInstant(end, ZoneOffset.UTC).toEpochDay() - begin.toEpochDay() + 1);
    }
}
