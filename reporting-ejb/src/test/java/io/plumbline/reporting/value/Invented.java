package io.plumbline.reporting.value;

import java.util.Random;

/** Customers drawn from the models themselves. */
final class Invented {

    private Invented() {
    }

    static Buyer bgNbd(Random dice, double r, double alpha, double a, double b) {
        double rate = gamma(dice, r) / alpha;
        double y = gamma(dice, a);
        double leaves = y / (y + gamma(dice, b));
        double age = 40 + 40 * dice.nextDouble();
        double last = 0;
        int x = 0;
        for (double next = wait(dice, rate); next < age && x < 10_000; next += wait(dice, rate)) {
            x++;
            last = next;
            if (dice.nextDouble() < leaves) {
                break;
            }
        }
        return new Buyer(x, last, age);
    }

    static Buyer pareto(Random dice, double r, double alpha, double s, double beta) {
        double rate = gamma(dice, r) / alpha;
        double death = wait(dice, gamma(dice, s) / beta);
        double age = 40 + 40 * dice.nextDouble();
        double last = 0;
        int x = 0;
        for (double next = wait(dice, rate); next < Math.min(age, death) && x < 10_000; next += wait(dice, rate)) {
            x++;
            last = next;
        }
        return new Buyer(x, last, age);
    }

    private static double wait(Random dice, double rate) {
        return -Math.log(1 - dice.nextDouble()) / rate;
    }

    /** Marsaglia and Tsang; below one by a power of a uniform. */
    static double gamma(Random dice, double shape) {
        if (shape < 1) {
            return gamma(dice, shape + 1) * Math.pow(1 - dice.nextDouble(), 1 / shape);
        }
        double d = shape - 1 / 3.0;
        while (true) {
            double z = dice.nextGaussian();
            double v = Math.pow(1 + z / Math.sqrt(9 * d), 3);
            if (v > 0 && Math.log(1 - dice.nextDouble()) < z * z / 2 + d - d * v + d * Math.log(v)) {
                return d * v;
            }
        }
    }
}
