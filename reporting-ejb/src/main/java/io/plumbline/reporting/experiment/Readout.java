package io.plumbline.reporting.experiment;

import io.plumbline.campaign.api.Experiment;
import io.plumbline.campaign.api.ExperimentArm;
import io.plumbline.reporting.api.ExperimentAnswer;
import io.plumbline.reporting.api.ExperimentQuestion;
import io.plumbline.reporting.api.ExperimentReadout;
import io.plumbline.reporting.api.ExperimentVerdict;
import io.plumbline.reporting.api.Weights;
import io.plumbline.reporting.query.Exchange;
import io.plumbline.shared.Money;
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
    private LocalDate open;

    Readout(Experiment experiment, Readings readings, Exchange exchange, Instant now) {
        this.experiment = experiment;
        this.readings = readings;
        this.exchange = exchange;
        this.now = now;
        experiment.variants().forEach(arm -> arms.put(arm.name(), new ArmSums(arm.name())));
    }

    ExperimentReadout tell() throws SQLException {
        Deque<Readings.Visitors> visitors = new ArrayDeque<>(readings.visitors());
        readings.conversions(experiment.goal(), exchange, (person, variant, day, value) -> {
            pass(day, visitors);
            ArmSums arm = arms.get(variant);
            if (arm != null) {
                arm.converted(person, value);
            }
        });
        pass(today(), visitors);
        close();
        ExperimentAnswer figures = evaluate();
        int days = daysRun();
        boolean early = days < experiment.minimumDays() && figures.verdict() != ExperimentVerdict.INVALID && figures.verdict() != ExperimentVerdict.NOT_ENOUGH_DATA;
        List<String> reasons = new ArrayList<>(figures.reasons());
        if (early) {
            reasons.add(0, "Planned to run at least " + experiment.minimumDays() + " days, so that every weekday counts; day " + days + " is under way.");
        }
        int digits = Money.digits(exchange.target());
        return new ExperimentReadout(experiment.id(), early ? ExperimentVerdict.NOT_ENOUGH_DATA : figures.verdict(), reasons, figures, arms.values().stream()
                .map(arm -> new ExperimentReadout.Arm(arm.name(), arm.visitors(), arm.people(), arm.conversions(),
                        arm.value().setScale(digits, RoundingMode.HALF_EVEN).toPlainString())).toList(),
                readings.visitorsInSeveral(), days, now, exchange.target(), List.copyOf(growth), exchange.warnings());
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
            growth.addLast(new ExperimentReadout.Day(open, evaluate().comparisons()));
            if (growth.size() > MOST_DAYS) {
                growth.removeFirst();
            }
        }
    }

    private ExperimentAnswer evaluate() {
        return Evaluation.of(new ExperimentQuestion(ArmSums.metric(experiment.measure()), experiment.variants().get(0).name(),
                arms.values().stream().map(arm -> arm.variant(experiment.measure())).toList(),
                Weights.of(experiment.variants().stream().map(ExperimentArm::weight).map(Integer::doubleValue).toList()), experiment.alpha().doubleValue(), null,
                experiment.minimumEffect().doubleValue(), null));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private int daysRun() {
        if (experiment.startedAt() == null) {
            return 0;
        }
        Instant end = experiment.stoppedAt() == null ? now : experiment.stoppedAt();
        return (int) (LocalDate.ofInstant(end, ZoneOffset.UTC).toEpochDay() - LocalDate.ofInstant(experiment.startedAt(), ZoneOffset.UTC).toEpochDay()) + 1;
    }
}
