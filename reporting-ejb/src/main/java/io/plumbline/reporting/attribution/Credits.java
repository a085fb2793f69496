package io.plumbline.reporting.attribution;

import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one model gives to each key. A conversion's credit is split into 10^15 parts, so that it adds up to exactly one. */
final class Credits {

    static final String NONE = "(none)";

    private static final long WHOLE = 1_000_000_000_000_000L;
    private static final int SHOWN_DECIMALS = 6;

    private static final class Sum {
        private long whole;
        private long parts;
        private BigInteger valueParts = BigInteger.ZERO;

        void add(long moreParts, long ofValueMinor) {
            parts += moreParts;
            whole += parts / WHOLE;
            parts %= WHOLE;
            valueParts = valueParts.add(BigInteger.valueOf(ofValueMinor).multiply(BigInteger.valueOf(moreParts)));
        }

        BigDecimal valueMinor() {
            return new BigDecimal(valueParts, 15);
        }

        BigDecimal credit() {
            return BigDecimal.valueOf(whole).add(BigDecimal.valueOf(parts, 15));
        }
    }

    record Row(String key, BigDecimal conversions, long valueMinor) {
    }

    private final Model model;
    private final TreeMap<String, Sum> byKey = new TreeMap<>();
    private long conversions;
    private long valueMinor;

    Credits(Model model) {
        this.model = model;
    }

    Model model() {
        return model;
    }

    void add(Journey journey) {
        conversions++;
        valueMinor = Math.addExact(valueMinor, journey.valueMinor());
        if (journey.steps().isEmpty()) {
            sum(NONE).add(WHOLE, journey.valueMinor());
            return;
        }
        long[] weights = model.weights(journey);
        Map<String, Long> merged = new LinkedHashMap<>();
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                merged.merge(journey.steps().get(i).key(), weights[i], Math::addExact);
            }
        }
        long[] each = merged.values().stream().mapToLong(Long::longValue).toArray();
        long[] parts = each.length == 1 ? new long[] {WHOLE} : Shares.of(WHOLE, each);
        int i = 0;
        for (String key : merged.keySet()) {
            sum(key).add(parts[i], journey.valueMinor());
            i++;
        }
    }

    /** Highest credit first. Six decimals that add up to the number of conversions; values are rounded once, and add up to theirs. */
    List<Row> rows() {
        List<String> keys = List.copyOf(byKey.keySet());
        List<BigDecimal> exact = keys.stream().map(key -> byKey.get(key).credit().movePointRight(SHOWN_DECIMALS)).toList();
        List<Long> shown = keys.isEmpty() ? List.of() : Money.apportion(exact, Math.multiplyExact(conversions, 1_000_000L));
        List<Long> values = keys.isEmpty() ? List.of() : Money.apportion(keys.stream().map(key -> byKey.get(key).valueMinor()).toList(), valueMinor);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            rows.add(new Row(keys.get(i), BigDecimal.valueOf(shown.get(i), SHOWN_DECIMALS), values.get(i)));
        }
        rows.sort(Comparator.comparing(Row::conversions).reversed().thenComparing(Row::key));
        return rows;
    }

    private Sum sum(String key) {
        return byKey.computeIfAbsent(key, k -> new Sum());
    }
}
