package io.plumbline.reporting.experiment;

import java.util.List;
import java.util.stream.IntStream;

/** Holm's step-down adjustment: comparing the results with alpha keeps the chance of any false one at alpha. */
final class Holm {

    private Holm() {
    }

    /** @param values null where there is none; it stays null and counts as a comparison all the same */
    static Double[] adjusted(List<Double> values) {
        int m = values.size();
        Double[] adjusted = new Double[m];
        int[] order = IntStream.range(0, m).filter(i -> values.get(i) != null).boxed()
                .sorted((a, b) -> Double.compare(values.get(a), values.get(b))).mapToInt(Integer::intValue).toArray();
        double largest = 0;
        for (int rank = 0; rank < order.length; rank++) {
            largest = Math.max(largest, Math.min(1, (m - rank) * values.get(order[rank])));
            adjusted[order[rank]] = largest;
        }
        return adjusted;
    }
}
