package io.plumbline.reporting.experiment;

import io.plumbline.campaign.api.ExperimentMeasure;
import io.plumbline.reporting.api.ExperimentMetric;
import io.plumbline.reporting.api.ExperimentQuestion.Variant;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What the visitors of one arm did so far. Only those who converted are kept one by one. */
final class ArmSums {

    private record Person(double value, long conversions) {
    }

    private static final Person NOTHING_YET = new Person(0, 0);

    private final String name;
    private final Map<UUID, Person> converted = new HashMap<>();
    private long visitors;
    private long conversions;
    private BigDecimal exact = BigDecimal.ZERO;
    private double values;
    private double valueSquares;
    private double conversionSquares;
    private double cross;

    ArmSums(String name) {
        this.name = name;
    }

    void visited(long more) {
        visitors += more;
    }

    /** @param value in major units */
    void converted(UUID person, BigDecimal value) {
        Person before = converted.getOrDefault(person, NOTHING_YET);
        Person after = new Person(before.value + value.doubleValue(), before.conversions + 1);
        converted.put(person, after);
        conversions++;
        exact = exact.add(value);
        values += value.doubleValue();
        valueSquares += after.value * after.value - before.value * before.value;
        conversionSquares += after.conversions * after.conversions - before.conversions * before.conversions;
        cross += after.value * after.conversions - before.value * before.conversions;
    }

    Variant variant(ExperimentMeasure measure) {
        return switch (measure) {
            case CONVERSION_RATE -> new Variant(name, visitors, converted.size(), null);
            case VALUE_PER_VISITOR -> new Variant(name, visitors, values, Math.max(0, valueSquares));
            case VALUE_PER_CONVERSION -> new Variant(name, visitors, values, Math.max(0, valueSquares), (double) conversions, conversionSquares, cross, null, null, null);
        };
    }

    static ExperimentMetric metric(ExperimentMeasure measure) {
        return switch (measure) {
            case CONVERSION_RATE -> ExperimentMetric.BINOMIAL;
            case VALUE_PER_VISITOR -> ExperimentMetric.MEAN;
            case VALUE_PER_CONVERSION -> ExperimentMetric.RATIO;
        };
    }

    String name() {
        return name;
    }

    long visitors() {
        return visitors;
    }

    long people() {
        return converted.size();
    }

    long conversions() {
        return conversions;
    }

    BigDecimal value() {
        return exact;
    }
}
