package io.plumbline.reporting.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hipparchus.special.Gamma.logGamma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fit with channels as covariates against another maximiser of another writing of the likelihood: the published forms, climbed by a simplex written here. */
class CovariateTest {

    private static final long SEED = 20261126;
    private static final int CUSTOMERS = 700;
    private static final double[] EFFECT = {0.5, 0.4, -0.4, -0.3};

    @ParameterizedTest
    @EnumSource(Family.class)
    void an_independent_maximisation_finds_the_same_summit(Family family) {
        Random dice = new Random(SEED);
        List<Buyer> buyers = new ArrayList<>();
        int[] groups = new int[CUSTOMERS];
        for (int i = 0; i < CUSTOMERS; i++) {
            groups[i] = i % 3;
            double purchase = groups[i] == 0 ? 0 : EFFECT[2 * groups[i] - 2];
            double leaving = groups[i] == 0 ? 0 : EFFECT[2 * groups[i] - 1];
            buyers.add(family == Family.BG_NBD ? Invented.bgNbd(dice, 0.8, 6 * Math.exp(-purchase), 0.9 * Math.exp(leaving), 3)
                    : Invented.pareto(dice, 0.9, 8 * Math.exp(-purchase), 1.2, 20 * Math.exp(-leaving)));
        }
        double[] start = {0, Math.log(5), 0, Math.log(5), 0, 0, 0, 0};
        Fit fit = Fit.from(new Repeats(family, Sample.of(buyers, groups)), Collections.nCopies(8, "any"), start);
        double[] climbed = simplex(at -> published(family, at, buyers, groups), start);

        assertThat(published(family, climbed, buyers, groups)).as("seed %d", SEED).isCloseTo(fit.logLikelihood(), within(1e-5));
        assertThat(published(family, fit.at(), buyers, groups)).as("both likelihoods are one").isCloseTo(fit.logLikelihood(), within(1e-6));
        for (int i = 0; i < start.length; i++) {
            assertThat(climbed[i]).as("%s, parameter %d, seed %d: %s", family, i, SEED, Arrays.toString(climbed)).isCloseTo(fit.at()[i], within(0.02));
        }
    }

    private static double published(Family family, double[] at, List<Buyer> buyers, int[] groups) {
        double sum = 0;
        for (int i = 0; i < groups.length; i++) {
            double purchase = groups[i] == 0 ? 0 : at[4 + 2 * (groups[i] - 1)];
            double leaving = groups[i] == 0 ? 0 : at[5 + 2 * (groups[i] - 1)];
            Buyer b = buyers.get(i);
            sum += family == Family.BG_NBD ? bgNbd(Math.exp(at[0]), Math.exp(at[1] - purchase), Math.exp(at[2] + leaving), Math.exp(at[3]), b)
                    : pareto(Math.exp(at[0]), Math.exp(at[1] - purchase), Math.exp(at[2]), Math.exp(at[3] - leaving), b);
        }
        return sum;
    }

    /** Fader, Hardie, Lee (2005), equation 6. */
    private static double bgNbd(double r, double alpha, double a, double b, Buyer c) {
        double stays = logBeta(a, b + c.x()) - logBeta(a, b) - (r + c.x()) * Math.log(alpha + c.age());
        double front = logGamma(r + c.x()) + r * Math.log(alpha) - logGamma(r);
        if (c.x() == 0) {
            return front + stays;
        }
        double leaves = logBeta(a + 1, b + c.x() - 1) - logBeta(a, b) - (r + c.x()) * Math.log(alpha + c.recency());
        return front + Math.log(Math.exp(stays) + Math.exp(leaves));
    }

    /** Fader and Hardie (2005), with the Gaussian hypergeometric function as a series. */
    private static double pareto(double r, double alpha, double s, double beta, Buyer c) {
        double all = r + s + c.x();
        double base = Math.max(alpha, beta);
        double second = alpha >= beta ? s + 1 : r + c.x();
        double near = Math.abs(alpha - beta);
        double a0 = series(all, second, all + 1, near / (base + c.recency())) / Math.pow(base + c.recency(), all) - series(all, second, all + 1, near / (base + c.age())) / Math.pow(base + c.age(), all);
        double there = 1 / (Math.pow(alpha + c.age(), r + c.x()) * Math.pow(beta + c.age(), s));
        return logGamma(r + c.x()) - logGamma(r) + r * Math.log(alpha) + s * Math.log(beta) + Math.log(there + s / all * a0);
    }

    private static double logBeta(double a, double b) {
        return logGamma(a) + logGamma(b) - logGamma(a + b);
    }

    private static double series(double a, double b, double c, double z) {
        double term = 1;
        double sum = 1;
        for (int n = 0; n < 100_000 && term > 1e-16 * sum; n++) {
            term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
            sum += term;
        }
        return sum;
    }

    /** Nelder and Mead (1965), begun anew where it has shrunk, until that gains nothing. */
    private static double[] simplex(ToDoubleFunction<double[]> of, double[] start) {
        double[] best = start;
        double before = Double.NEGATIVE_INFINITY;
        for (int round = 0; round < 12 && of.applyAsDouble(best) - before > 1e-7; round++) {
            before = of.applyAsDouble(best);
            best = shrunk(of, best, round == 0 ? 0.5 : 0.1);
        }
        return best;
    }

    private record Corner(double[] at, double height) {
    }

    private static double[] shrunk(ToDoubleFunction<double[]> of, double[] from, double side) {
        int n = from.length;
        List<Corner> corners = new ArrayList<>(List.of(new Corner(from, of.applyAsDouble(from))));
        for (int i = 0; i < n; i++) {
            double[] at = from.clone();
            at[i] += side;
            corners.add(new Corner(at, of.applyAsDouble(at)));
        }
        for (int step = 0; step < 4000; step++) {
            corners.sort(Comparator.comparingDouble(Corner::height).reversed());
            Corner worst = corners.get(n);
            if (corners.get(0).height() - worst.height() < 1e-9) {
                break;
            }
            double[] centre = new double[n];
            corners.subList(0, n).forEach(c -> {
                for (int i = 0; i < n; i++) {
                    centre[i] += c.at()[i] / n;
                }
            });
            Corner reflected = moved(of, centre, worst.at(), -1);
            Corner next = reflected;
            if (reflected.height() > corners.get(0).height()) {
                Corner further = moved(of, centre, worst.at(), -2);
                next = further.height() > reflected.height() ? further : reflected;
            } else if (reflected.height() <= corners.get(n - 1).height()) {
                next = moved(of, centre, worst.at(), reflected.height() > worst.height() ? -0.5 : 0.5);
            }
            if (next.height() > worst.height()) {
                corners.set(n, next);
            } else {
                double[] top = corners.get(0).at();
                corners.replaceAll(c -> c.at() == top ? c : moved(of, top, c.at(), 0.5));
            }
        }
        return corners.stream().max(Comparator.comparingDouble(Corner::height)).orElseThrow().at();
    }

    private static Corner moved(ToDoubleFunction<double[]> of, double[] centre, double[] from, double by) {
        double[] at = new double[centre.length];
        for (int i = 0; i < at.length; i++) {
            at[i] = centre[i] + by * (from[i] - centre[i]);
        }
        double height = of.applyAsDouble(at);
        return new Corner(at, Double.isNaN(height) ? Double.NEGATIVE_INFINITY : height);
    }
}
