package io.plumbline.reporting.delay;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The share of conversions that have come by a certain time after the click, of those that come within the window. A lag is only in the data if
 * it is shorter than its click is old (right truncation), so short lags of young clicks are over-represented; in reverse time each lag is compared
 * only with those that could have been as long: F(x) = Π<sub>u&gt;x</sub> (1 - d(u) / R(u)), where R(u) counts the lags up to u of clicks at least that old.
 */
final class LagCurve {

    /** @param seconds from click to conversion; age of the click now */
    record Lag(long seconds, long age) {
    }

    static final int LEAST_OLD = 30;

    private final long[] at;
    private final double[] share;

    private LagCurve(long[] at, double[] share) {
        this.at = at;
        this.share = share;
    }

    /** Whether enough of them come from clicks whose window has passed: without those nobody knows the long lags. */
    static boolean known(List<Lag> lags, long window) {
        return lags.stream().filter(lag -> lag.age() >= window).count() >= LEAST_OLD;
    }

    /** @param lags none longer than the window or the age */
    static LagCurve of(List<Lag> lags) {
        long[] ages = lags.stream().mapToLong(Lag::age).sorted().toArray();
        List<Lag> sorted = new ArrayList<>(lags);
        sorted.sort(Comparator.comparingLong(Lag::seconds));
        long[] at = sorted.stream().mapToLong(Lag::seconds).distinct().toArray();
        double[] share = new double[at.length];
        double reached = 1;
        int upTo = sorted.size();
        for (int i = at.length - 1; i >= 0; i--) {
            share[i] = reached;
            int before = upTo;
            while (before > 0 && sorted.get(before - 1).seconds() == at[i]) {
                before--;
            }
            // Lags up to this one, less those whose click is too young to have shown it: their lags are shorter, as no lag exceeds its click's age.
            long atRisk = upTo - younger(ages, at[i]);
            reached *= 1 - (double) (upTo - before) / atRisk;
            upTo = before;
        }
        return new LagCurve(at, share);
    }

    /** Share of conversions that have come so long after the click. */
    double share(long seconds) {
        int found = Arrays.binarySearch(at, seconds);
        int index = found >= 0 ? found : -found - 2;
        return index < 0 ? 0 : share[index];
    }

    /** The lag by which that share has come. */
    long quantile(double of) {
        for (int i = 0; i < at.length; i++) {
            if (share[i] >= of) {
                return at[i];
            }
        }
        return at[at.length - 1];
    }

    private static int younger(long[] ages, long than) {
        int low = 0;
        int high = ages.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ages[middle] < than) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
