package io.plumbline.reporting.attribution;

import io.plumbline.shared.Keyed;
import java.util.Arrays;
import java.util.List;

/** How conversions are credited. The first six weigh the touches of each journey by a rule; the last two learn from all journeys. */
enum Model implements Keyed {
    FIRST_TOUCH, LAST_TOUCH, LAST_NON_DIRECT, LINEAR, POSITION_BASED, TIME_DECAY, MARKOV, SHAPLEY;

    /** A conversion's credit is split into this many parts, so that it adds up to exactly one. */
    static final long WHOLE = 1_000_000_000_000_000L;
    static final int WHOLE_DIGITS = 15;

    private static final long END = WHOLE / 5 * 2;

    /** @throws io.plumbline.shared.Invalid for a name that is no model */
    static List<Model> named(List<String> names) {
        return names == null || names.isEmpty() ? List.of(values()) : names.stream().distinct().map(name -> Keyed.of(Model.class, "models", name)).toList();
    }

    boolean isRule() {
        return ordinal() < MARKOV.ordinal();
    }

    /**
     * Parts of a whole for each touch of a journey; they add up to {@link #WHOLE}.
     *
     * @param weights relative weights of time decay, newest touch last; other rules look at the order only
     */
    void share(int[] steps, int touches, double[] weights, long[] parts) {
        Arrays.fill(parts, 0, touches, 0);
        switch (this) {
            case FIRST_TOUCH -> parts[0] = WHOLE;
            case LAST_TOUCH -> parts[touches - 1] = WHOLE;
            case LAST_NON_DIRECT -> parts[lastNonDirect(steps, touches)] = WHOLE;
            case LINEAR -> equally(WHOLE, parts, 0, touches);
            case POSITION_BASED -> byPosition(parts, touches);
            case TIME_DECAY -> inProportion(weights, parts, touches);
            default -> throw new IllegalStateException(key() + " is no rule");
        }
    }

    private static int lastNonDirect(int[] steps, int touches) {
        for (int i = touches - 1; i >= 0; i--) {
            if (!Step.isDirect(steps[i])) {
                return i;
            }
        }
        return touches - 1;
    }

    private static void byPosition(long[] parts, int touches) {
        if (touches <= 2) {
            equally(WHOLE, parts, 0, touches);
            return;
        }
        parts[0] = END;
        parts[touches - 1] = END;
        equally(WHOLE - 2 * END, parts, 1, touches - 1);
    }

    /** What is left over goes to the earlier ones, a part each. */
    static void equally(long whole, long[] parts, int from, int until) {
        long share = whole / (until - from);
        long left = whole % (until - from);
        for (int i = from; i < until; i++) {
            parts[i] = share + (i - from < left ? 1 : 0);
        }
    }

    private static void inProportion(double[] weights, long[] parts, int touches) {
        double sum = 0;
        for (int i = 0; i < touches; i++) {
            sum += weights[i];
        }
        long left = WHOLE;
        for (int i = 0; i < touches - 1; i++) {
            parts[i] = (long) (WHOLE * (weights[i] / sum));
            left -= parts[i];
        }
        // The newest has the largest share: what rounding leaves is least there.
        parts[touches - 1] = left;
    }
}
