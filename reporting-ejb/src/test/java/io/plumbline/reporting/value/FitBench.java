package io.plumbline.reporting.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Fits of customer lists as large as enterprises have them, days apart: how long, how many starts agree, how far from the truth. Not a test: it asserts nothing. */
class FitBench {

    private static final long SEED = 20261126;

    @Test
    void measure() {
        System.out.printf("seed %d, %d MB heap at most, %d processors%n", SEED, Runtime.getRuntime().maxMemory() >> 20, Runtime.getRuntime().availableProcessors());
        for (String size : System.getProperty("bench.customers", "5000,20000,50000,200000").split(",")) {
            for (Family family : Family.values()) {
                measure(family, Integer.parseInt(size));
            }
        }
    }

    private static void measure(Family family, int customers) {
        Random dice = new Random(SEED);
        List<Buyer> buyers = new ArrayList<>();
        for (int i = 0; i < customers; i++) {
            Buyer b = family == Family.BG_NBD ? Invented.bgNbd(dice, 0.8, 6, 0.9, 3) : Invented.pareto(dice, 0.9, 8, 1.2, 20);
            int last = (int) (b.recency() * 7);
            buyers.add(new Buyer(Math.min(b.x(), last), last / 7.0, Math.ceil(b.age() * 7) / 7));
        }
        long begin = System.nanoTime();
        Sample sample = Sample.of(buyers);
        Fit fit = Fit.of(new Repeats(family, sample), family.names(), family.starts());
        double[] p = java.util.Arrays.stream(fit.at()).map(Math::exp).toArray();
        System.out.printf("%-11s %7d customers %6d alike  %6.1f s  %d of %d starts agree  %.3f %.3f %.3f %.3f  ln L %.3f  %d MB used%n", family, customers, sample.alike().size(),
                (System.nanoTime() - begin) / 1e9, fit.agreeing(), fit.starts(), p[0], p[1], p[2], p[3], fit.logLikelihood(),
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }
}
