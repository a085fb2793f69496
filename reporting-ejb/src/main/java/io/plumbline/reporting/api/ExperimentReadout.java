package io.plumbline.reporting.api;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What an experiment says so far. A unit is a visitor, counted once, in the variant of the first click; value is in the advertiser's
 * currency. Visitors seen in more than one variant (two browsers that turned out to be one person) are left out and told.
 *
 * @param verdict   of {@code figures}, but never a decision before the least number of days
 * @param reasons   the verdict in words
 * @param daysRun   whole UTC days since the start, the running one included
 * @param growth    by UTC day, the oldest first, at most the last 400
 * @param warnings  currencies and days that could not be converted
 */
public record ExperimentReadout(UUID experimentId, ExperimentVerdict verdict, List<String> reasons, ExperimentAnswer figures, List<Arm> arms, long visitorsInSeveral,
        int daysRun, Instant through, String currency, List<Day> growth, List<String> warnings) implements Serializable {

    /** @param value of all conversions, decimal */
    public record Arm(String name, long visitors, long converted, long conversions, String value) implements Serializable {
    }

    public record Day(LocalDate date, List<ExperimentAnswer.Comparison> comparisons) implements Serializable {
    }
}
