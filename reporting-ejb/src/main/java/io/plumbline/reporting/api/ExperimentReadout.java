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
 * @param covariate what was known of visitors before they came and is taken out of the figures; null when nothing was, or the measure is a ratio
 * @param daysRun   whole UTC days since the start, or the first visitor where that was earlier, the last one included
 * @param through   end of what is counted
 * @param growth    by UTC day, the oldest first, at most the last 400
 * @param sample    valid clicks of the experiment, and all conversions of the goal that it is credited with
 * @param restated  of a question as of an instant: what has become known since, by cause; the sample of then and these are the sample of now. Null otherwise
 * @param gains     what each variant brought and cost beyond the baseline, by value per visitor whatever the measure; without what was known before. Empty where nobody converted
 * @param warnings  currencies and days that could not be converted
 */
public record ExperimentReadout(UUID experimentId, ExperimentVerdict verdict, List<String> reasons, ExperimentAnswer figures, List<Arm> arms, Covariate covariate, long visitorsInSeveral,
        int daysRun, Instant through, String currency, List<Day> growth, InputSample sample,
        List<Restatement> restated, List<Gain> gains, List<String> warnings) implements Serializable {

    /**
     * @param value of all conversions, decimal
     * @param cost  cost passed on clicks of the variant, and payout for them and their results, decimal; what platforms charge knows no variant. Null where nothing was paid for any variant
     */
    public record Arm(String name, long visitors, long converted, long conversions, String value, String cost) implements Serializable {
    }

    /**
     * CUPED: conversions of the goal (for a value: their value) in the days before a visitor's first click.
     *
     * @param visitors  of whom there were any
     * @param theta     slope of the measure on them
     * @param reduction share by which the variance of the first comparison is smaller; null while it cannot be told
     */
    public record Covariate(int days, long visitors, Double theta, Double reduction) implements Serializable {
    }

    /** @param incremental of the value per visitor, in the advertiser's currency */
    public record Gain(String variant, ExperimentAnswer.Incremental incremental) implements Serializable {
    }

    public record Day(LocalDate date, List<ExperimentAnswer.Comparison> comparisons) implements Serializable {
    }
}
