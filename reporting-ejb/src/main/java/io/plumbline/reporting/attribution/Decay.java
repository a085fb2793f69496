package io.plumbline.reporting.attribution;

/** Weights that halve with age, measured from the newest touch: only proportions count, and the newest can never vanish. */
final class Decay {

    private final double halfLifeMicros;
    private double[] weights = new double[64];

    Decay(int halfLifeDays) {
        halfLifeMicros = halfLifeDays * 86_400e6;
    }

    /** StrictMath: the same digits on every machine. */
    double[] of(long[] micros, int touches) {
        if (weights.length < touches) {
            weights = new double[touches * 2];
        }
        long newest = micros[touches - 1];
        for (int i = 0; i < touches; i++) {
            weights[i] = StrictMath.pow(0.5, (newest - micros[i]) / halfLifeMicros);
        }
        return weights;
    }
}
