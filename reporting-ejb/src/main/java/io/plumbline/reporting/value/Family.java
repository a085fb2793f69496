package io.plumbline.reporting.value;

import io.plumbline.shared.Keyed;
import java.util.List;

/** The models of how often and how long. */
enum Family implements Keyed {
    BG_NBD(List.of("r", "alpha", "a", "b"), 2, 1, new double[][] {{0.5, 5, 0.5, 2}, {0.2, 1, 1, 3}, {1, 10, 0.3, 1}, {2, 30, 0.1, 4}, {0.5, 50, 2, 2}}) {
        @Override
        Lifetime of(double[] p) {
            return new BgNbd(p[0], p[1], p[2], p[3]);
        }
    },
    PARETO_NBD(List.of("r", "alpha", "s", "beta"), 3, -1, new double[][] {{0.5, 5, 0.5, 10}, {1, 10, 1, 10}, {0.3, 1, 0.3, 3}, {2, 30, 1, 50}, {0.5, 30, 2, 100}}) {
        @Override
        Lifetime of(double[] p) {
            return new ParetoNbd(p[0], p[1], p[2], p[3]);
        }
    };

    /** The scale of the purchase rate is the second parameter of both. */
    static final int ALPHA = 1;

    private final List<String> names;
    private final int leaving;
    private final int sign;
    private final double[][] starts;

    /**
     * @param leaving which parameter a channel moves when its customers leave sooner
     * @param sign    +1 where a larger one means sooner
     * @param starts  from which the fit sets out
     */
    Family(List<String> names, int leaving, int sign, double[][] starts) {
        this.names = names;
        this.leaving = leaving;
        this.sign = sign;
        this.starts = starts;
    }

    abstract Lifetime of(double[] parameters);

    List<String> names() {
        return names;
    }

    int leaving() {
        return leaving;
    }

    int sign() {
        return sign;
    }

    double[][] starts() {
        return starts;
    }
}
