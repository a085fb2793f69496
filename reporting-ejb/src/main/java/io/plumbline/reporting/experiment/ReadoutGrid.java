package io.plumbline.reporting.experiment;

import io.plumbline.reporting.api.ExperimentAnswer.Comparison;
import io.plumbline.reporting.api.ExperimentReadout;
import io.plumbline.reporting.api.Grid;
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
            List<Object> row = new ArrayList<>(Arrays.asList(null, arm.name(), arm.visitors(), arm.converted(), arm.conversions(), arm.value(), readout.figures().variants().get(i).value()));
            row.addAll(cells(figures));
            row.add(readout.verdict().key());
            rows.add(row);
        }
        for (ExperimentReadout.Day day : readout.growth()) {
            for (Comparison figures : day.comparisons()) {
                List<Object> row = new ArrayList<>(Arrays.asList(day.date().toString(), figures.variant(), null, null, null, null, null));
                row.addAll(cells(figures));
                row.add(null);
                rows.add(row);
            }
        }
        return new Grid(List.of("day", "variant", "visitors", "converted", "conversions", "value", "measure", "difference", "low", "high", "relativeLift", "pValue", "chanceToWin", "anytimeLow",
                "anytimeHigh", "anytimePValue", "adjustedAnytimePValue", "verdict"), rows);
    }

    private static List<Object> cells(Comparison c) {
        if (c == null) {
            return java.util.Collections.nCopies(10, null);
        }
        return Arrays.asList(c.difference(), end(c.interval(), 0), end(c.interval(), 1), c.relativeLift(), c.pValue(), c.chanceToWin(), end(c.anytimeInterval(), 0), end(c.anytimeInterval(), 1),
                c.anytimePValue(), c.adjustedAnytimePValue());
    }

    private static Double end(List<Double> interval, int which) {
        return interval == null ? null : interval.get(which);
    }
}
