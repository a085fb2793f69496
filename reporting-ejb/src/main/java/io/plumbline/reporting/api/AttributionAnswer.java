package io.plumbline.reporting.api;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * @param paths    the hundred most travelled, by name, repeats in a row told once
 * @param assisted for every key
 * @param warnings currencies and days that could not be converted: their conversions count, without value
 */
public record AttributionAnswer(List<ModelResult> models, List<PathRow> paths, List<AssistedRow> assisted, TimeToConversion timeToConversion,
        long conversions, String value, String currency, List<String> warnings) implements Serializable {

    public record ModelResult(String model, List<Row> rows) implements Serializable {
    }

    /** @param conversions credit, six decimals; value decimal in the advertiser's currency */
    public record Row(String key, String name, BigDecimal conversions, String value) implements Serializable {
    }

    public record PathRow(List<String> path, long conversions, String value) implements Serializable {
    }

    /** @param assisted conversions it took part in without being last; @param last conversions it was last in */
    public record AssistedRow(String key, String name, long assisted, long last) implements Serializable {
    }

    /** Days from first touch to conversion; median and mean are null when no conversion had a touch. */
    public record TimeToConversion(BigDecimal medianDays, BigDecimal meanDays, List<Bucket> buckets) implements Serializable {
    }

    public record Bucket(String label, long conversions) implements Serializable {
    }
}
