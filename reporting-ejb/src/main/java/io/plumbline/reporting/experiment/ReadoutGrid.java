package io.plumbline.reporting.experiment;

import io.plumbline.reporting.api.ExperimentAnswer;
import io.plumbline.reporting.api.ExperimentAnswer.Comparison;
import io.plumbline.reporting.api.ExperimentReadout;
import io.plumbline.reporting.api.Grid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A read-out as rows of a file: a row for each variant over all days, and one for each day and comparison. */
final class ReadoutGrid {

    private ReadoutGrid() {
    }

    static Grid of(ExperimentReadout readout) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < readout.arms().size(); i++) {
            ExperimentReadout.Arm arm = readout.arms().get(i);
            Comparison figures = readout.figures().comparisons().stream().filter(c -> c.variant().equals(arm.name())).findFirst().orElse(null);
            List<Object> row = new ArrayList<>(Arrays.asList(null, arm.name(), arm.visitors(), arm.converted(), arm.conversions(), new BigDecimal(arm.value()), readout.figures().variants().get(i).value()));
            row.addAll(cells(figures));
            row.add(readout.verdict().key());
            row.addAll(lift(figures));
            row.add(arm.cost() == null ? null : new BigDecimal(arm.cost()));
            row.addAll(gain(figures, readout.gains().stream().filter(g -> g.variant().equals(arm.name())).map(ExperimentReadout.Gain::incremental).findFirst().orElse(null)));
            row.add(readout.currency());
            rows.add(row);
        }
        for (ExperimentReadout.Day day : readout.growth()) {
            for (Comparison figures : day.comparisons()) {
                List<Object> row = new ArrayList<>(Arrays.asList(day.date(), figures.variant(), null, null, null, null, null));
                row.addAll(cells(figures));
                row.add(null);
                row.addAll(lift(figures));
                row.add(null);
                row.addAll(gain(figures, null));
                row.add(null);
                rows.add(row);
            }
        }
        return new Grid(List.of("day", "variant", "visitors", "converted", "conversions", "value", "measure", "difference", "low", "high", "relativeLift", "pValue", "chanceToWin", "anytimeLow",
                "anytimeHigh", "anytimePValue", "adjustedAnytimePValue", "verdict", "anytimeLiftLow", "anytimeLiftHigh",
                "cost", "incrementalShare", "incrementalShareLow", "incrementalShareHigh", "incrementalValue", "incrementalCost", "iroas", "iroasLow", "iroasHigh", "currency"), rows);
    }

    private static List<Object> cells(Comparison c) {
        if (c == null) {
            return java.util.Collections.nCopies(10, null);
        }
        return Arrays.asList(c.difference(), end(c.interval(), 0), end(c.interval(), 1), c.relativeLift(), c.pValue(), c.chanceToWin(), end(c.anytimeInterval(), 0), end(c.anytimeInterval(), 1),
                c.anytimePValue(), c.adjustedAnytimePValue());
    }

    private static List<Object> lift(Comparison c) {
        return c == null ? Arrays.asList(null, null) : Arrays.asList(end(c.anytimeLift(), 0), end(c.anytimeLift(), 1));
    }

    private static List<Object> gain(Comparison c, ExperimentAnswer.Incremental value) {
        ExperimentAnswer.Incremental share = c == null ? null : c.incremental();
        return Arrays.asList(share == null ? null : share.share(), share == null ? null : end(share.shareInterval(), 0), share == null ? null : end(share.shareInterval(), 1),
                value == null ? null : value.value(), value == null ? null : value.cost(), value == null ? null : value.iroas(), value == null ? null : end(value.iroasInterval(), 0),
                value == null ? null : end(value.iroasInterval(), 1));
    }

    private static Double end(List<Double> interval, int which) {
        return interval == null ? null : interval.get(which);
    }
}
