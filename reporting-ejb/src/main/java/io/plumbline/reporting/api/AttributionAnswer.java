package io.plumbline.reporting.api;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * @param paths    the hundred most travelled that converted, by name, repeats told once
 * @param assisted for every key
 * @param series   the same models over stretches of time, each stretch a sample of its own; null unless asked for
 * @param claimed  what platforms say of themselves: beside our own figures, never part of them; null where keys are not theirs
 * @param sample   what the figures are made of; null for a table of paths
 * @param restated what has become known since the instant that was asked for, by cause; null unless one was
 * @param warnings currencies and days that could not be converted: their conversions count, without value
 */
public record AttributionAnswer(List<ModelResult> models, List<PathRow> paths, List<AssistedRow> assisted, TimeToConversion timeToConversion,
        long conversions, String value, String currency, List<Stretch> series, List<Claim> claimed, JourneySample sample, List<Restatement> restated,
        List<String> warnings) implements Serializable {

    /** @param markov, shapley how the model was fitted; null for the others */
    public record ModelResult(String model, List<Row> rows, MarkovFit markov, ShapleyFit shapley) implements Serializable {
    }

    /**
     * @param conversions     credit, six decimals; value decimal in the advertiser's currency
     * @param viewConversions credit of views: part of {@code conversions} where impressions are credited, beside it where they are not
     * @param removalEffect   of Markov, null for other models
     */
    public record Row(String key, String name, BigDecimal conversions, String value, BigDecimal viewConversions, String viewValue, BigDecimal removalEffect)
            implements Serializable {
    }

    /**
     * @param chosenBy {@code given}, or {@code bic}: the lowest Bayesian information criterion of {@code candidates}
     * @param residual upper bound of the error of a removal effect
     */
    public record MarkovFit(int order, String chosenBy, int states, BigDecimal residual, List<OrderCandidate> candidates) implements Serializable {
    }

    public record OrderCandidate(int order, BigDecimal logLikelihood, long parameters, BigDecimal bic) implements Serializable {
    }

    /**
     * @param method        {@code exact}: a closed form, for any number of keys
     * @param standardError of a credit, 0 as nothing is sampled
     * @param ordered       the ordered variant: credit by position in the journey, from 1; position 20 is everything from there on
     */
    public record ShapleyFit(String method, BigDecimal standardError, List<PositionRow> ordered) implements Serializable {
    }

    public record PositionRow(int position, String key, String name, BigDecimal conversions, String value) implements Serializable {
    }

    public record PathRow(List<String> path, long conversions, String value) implements Serializable {
    }

    /** @param assisted conversions it took part in without being last; @param last conversions it was last in; @param ratio assisted over last, six decimals; null when it was never last */
    public record AssistedRow(String key, String name, long assisted, long last, BigDecimal ratio) implements Serializable {
    }

    /** Days from first touch to conversion; median and mean are null when no conversion had a touch. */
    public record TimeToConversion(BigDecimal medianDays, BigDecimal meanDays, List<Bucket> buckets) implements Serializable {
    }

    public record Bucket(String label, long conversions) implements Serializable {
    }

    /** @param from its first day */
    public record Stretch(LocalDate from, long conversions, String value, List<ModelResult> models) implements Serializable {
    }

    /** @param conversions, value as platforms report them with their costs */
    public record Claim(String key, String name, BigDecimal conversions, String value) implements Serializable {
    }
}
