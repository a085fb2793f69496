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
    private final Map<UUID, Double> before = new HashMap<>();
    private double known;
    private double knownSquares;
    private double knownWithConverted;
    private double knownWithValue;

    ArmSums(String name) {
        this.name = name;
    }

    void visited(long more) {
        visitors += more;
    }

    /** Of a visitor who has come: what was known of them before. */
    void known(UUID person, double sum) {
        before.put(person, sum);
        known += sum;
        knownSquares += sum * sum;
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
        double earlier = this.before.getOrDefault(person, 0.0);
        knownWithConverted += before.conversions == 0 ? earlier : 0;
        knownWithValue += earlier * value.doubleValue();
        cross += after.value * after.conversions - before.value * before.conversions;
    }

    /** @param adjusted whether what was known before is told, too */
    Variant variant(ExperimentMeasure measure, boolean adjusted) {
        return switch (measure) {
            case CONVERSION_RATE -> new Variant(name, visitors, (double) converted.size(), null, null, null, null, of(adjusted, known), of(adjusted, knownSquares),
                    of(adjusted, knownWithConverted));
            case VALUE_PER_VISITOR -> new Variant(name, visitors, values, Math.max(0, valueSquares), null, null, null, of(adjusted, known), of(adjusted, knownSquares),
                    of(adjusted, knownWithValue));
            case VALUE_PER_CONVERSION -> new Variant(name, visitors, values, Math.max(0, valueSquares), (double) conversions, conversionSquares, cross, null, null, null);
        };
    }

    private static Double of(boolean told, double sum) {
        return told ? Double.valueOf(sum) : null;
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
