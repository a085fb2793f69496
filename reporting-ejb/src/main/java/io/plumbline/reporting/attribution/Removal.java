package io.plumbline.reporting.attribution;

import io.plumbline.shared.Invalid;
import java.util.Arrays;

/**
 * What still converts when a key is gone: journeys that would enter a state containing it are lost. The visits y to the states
 * left solve (I - Qᵀ) y = first steps, with Q the transitions among them: sparse, solved by Gauss-Seidel from zero for 32 keys at
 * a time. All terms are positive and what is still to be distributed is the exact residual, so the error is known: it is less
 * than the residual, and the iteration ends when that no longer shows in the digits of a double.
 */
final class Removal {

    private static final int BLOCK = 32;
    private static final double NEGLIGIBLE = 1e-17;
    private static final long MOST_WORK = 40_000_000_000L;

    private final Chain chain;
    private final double[] converted;
    private final double[] value;
    private long work;
    private double residual;

    Removal(Chain chain, int keys) {
        this.chain = chain;
        converted = new double[keys];
        value = new double[keys];
        for (int first = 0; first < keys; first += BLOCK) {
            solve(first, Math.min(BLOCK, keys - first));
        }
    }

    /** Share of conversions that pass through a state containing the key, 0 to 1. */
    double effect(int key) {
        double all = (double) chain.conversions / chain.journeys;
        return clean(1 - converted[key] / all);
    }

    /** The same, each conversion weighed by the mean value of conversions from its last state. */
    double valueEffect(int key) {
        double all = (double) chain.totalValueMinor / chain.journeys;
        return all == 0 ? 0 : clean(1 - value[key] / all);
    }

    /** The largest error of an effect. */
    double residual() {
        return residual / Math.max(Double.MIN_NORMAL, (double) chain.conversions / chain.journeys);
    }

    /** What is less than rounding can tell from nothing is nothing. */
    private static double clean(double effect) {
        return effect < 1e-14 ? 0 : Math.min(1, effect);
    }

    private void solve(int first, int width) {
        int n = chain.size();
        double[] waiting = new double[n * width];
        for (int e = chain.rows[n]; e < chain.rows[n + 1]; e++) {
            Arrays.fill(waiting, chain.targets[e] * width, chain.targets[e] * width + width, chain.probabilities[e]);
        }
        boolean[][] gone = gone(first, width);
        double[] moving = new double[width];
        double enough = NEGLIGIBLE * chain.conversions / chain.journeys;
        double left;
        do {
            sweep(waiting, moving, gone, first, width);
            left = most(waiting, gone, width);
            work += (long) (chain.targets.length + n) * width;
            if (work > MOST_WORK) {
                throw new Invalid("markovOrder", "chain-too-slow", "These journeys go round in circles for too long to be solved. Choose a lower order or fewer keys.");
            }
        } while (left > enough);
        residual = Math.max(residual, left);
    }

    /** Every state passes on what waits in it, in order: what reaches a later one is passed on in the same sweep. */
    private void sweep(double[] waiting, double[] moving, boolean[][] gone, int first, int width) {
        for (int s = 0; s < chain.size(); s++) {
            int at = s * width;
            double any = 0;
            for (int w = 0; w < width; w++) {
                moving[w] = gone[s] != null && gone[s][w] ? 0 : waiting[at + w];
                waiting[at + w] = 0;
                any += moving[w];
            }
            if (any > 0) {
                leave(s, moving, first, width);
                for (int e = chain.rows[s]; e < chain.rows[s + 1]; e++) {
                    int to = chain.targets[e] * width;
                    double probability = chain.probabilities[e];
                    for (int w = 0; w < width; w++) {
                        waiting[to + w] += moving[w] * probability;
                    }
                }
            }
        }
    }

    private void leave(int state, double[] moving, int first, int width) {
        if (chain.converting[state] == 0) {
            return;
        }
        double conversion = (double) chain.converting[state] / chain.leaving[state];
        double worth = (double) chain.valueMinor[state] / chain.leaving[state];
        for (int w = 0; w < width; w++) {
            converted[first + w] += moving[w] * conversion;
            value[first + w] += moving[w] * worth;
        }
    }

    private double most(double[] waiting, boolean[][] gone, int width) {
        double[] left = new double[width];
        for (int s = 0; s < chain.size(); s++) {
            for (int w = 0; w < width; w++) {
                left[w] += gone[s] != null && gone[s][w] ? 0 : waiting[s * width + w];
            }
        }
        return Arrays.stream(left).max().orElse(0);
    }

    private boolean[][] gone(int first, int width) {
        boolean[][] gone = new boolean[chain.size()][];
        for (int s = 0; s < chain.size(); s++) {
            for (int w = 0; w < width; w++) {
                if (chain.contains(s, first + w)) {
                    gone[s] = gone[s] == null ? new boolean[width] : gone[s];
                    gone[s][w] = true;
                }
            }
        }
        return gone;
    }
}
