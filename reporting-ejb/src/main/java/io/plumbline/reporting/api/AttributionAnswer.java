package io.plumbline.reporting.api;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

public record AttributionAnswer(List<ModelResult> models, List<PathRow> paths, List<AssistedRow> assisted, TimeToConversion timeToConversion,
        long conversions, String value, String currency) implements Serializable {

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

    /** Days from first touch to conversion. */
    public record TimeToConversion(BigDecimal medianDays, BigDecimal meanDays, List<Bucket> buckets) implements Serializable {
    }

    public record Bucket(String label, long conversions) implements Serializable {
    }
}
