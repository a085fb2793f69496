package io.plumbline.reporting.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hipparchus.special.Gamma.logGamma;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The models against the formulas as published (with 2F1, summed here as a series), against differences, and far out. */
class LifetimeTest {

    private static final List<Buyer> BUYERS = List.of(new Buyer(0, 0, 38.86), new Buyer(2, 30.43, 38.86), new Buyer(7, 12, 30), new Buyer(26, 30.86, 31));

    @Test
    void the_bg_nbd_forecast_is_the_published_hypergeometric_form() {
        BgNbd m = new BgNbd(0.243, 4.414, 0.793, 2.426);
        for (Buyer b : BUYERS) {
            for (double t : new double[] {1, 39, 200}) {
                double shape = m.r() + b.x();
                double z = t / (m.alpha() + b.age() + t);
                double left = 1 - Math.pow((m.alpha() + b.age()) / (m.alpha() + b.age() + t), shape)
                        * series(shape, m.b() + b.x(), m.a() + m.b() + b.x() - 1, z);
                double odds = b.x() == 0 ? 0 : m.a() / (m.b() + b.x() - 1) * Math.pow((m.alpha() + b.age()) / (m.alpha() + b.recency()), shape);
                assertThat(m.expected(b, t)).isCloseTo((m.a() + m.b() + b.x() - 1) / (m.a() - 1) * left / (1 + odds), within(1e-9));
            }
        }
    }

    @Test
    void the_pareto_nbd_likelihood_is_the_published_hypergeometric_form() {
        for (ParetoNbd m : List.of(new ParetoNbd(0.553, 10.578, 0.606, 11.669), new ParetoNbd(1.2, 9, 0.4, 6), new ParetoNbd(0.5, 7, 2, 7))) {
            for (Buyer b : BUYERS) {
                double all = m.r() + m.s() + b.x();
                double base = Math.max(m.alpha(), m.beta());
                double second = m.alpha() >= m.beta() ? m.s() + 1 : m.r() + b.x();
                double a0 = series(all, second, all + 1, Math.abs(m.alpha() - m.beta()) / (base + b.recency())) / Math.pow(base + b.recency(), all)
                        - series(all, second, all + 1, Math.abs(m.alpha() - m.beta()) / (base + b.age())) / Math.pow(base + b.age(), all);
                double there = 1 / (Math.pow(m.alpha() + b.age(), m.r() + b.x()) * Math.pow(m.beta() + b.age(), m.s()));
                double published = logGamma(m.r() + b.x()) - logGamma(m.r()) + m.r() * Math.log(m.alpha()) + m.s() * Math.log(m.beta())
                        + Math.log(there + m.s() / all * a0);
                assertThat(m.logLikelihood().of(b, new double[4])).isCloseTo(published, within(1e-8));
                assertThat(m.alive(b)).isCloseTo(there / (there + m.s() / all * a0), within(1e-8));
            }
        }
    }

    @Test
    void gradients_are_what_differences_say() {
        for (Family family : Family.values()) {
            double[] at = {Math.log(0.7), Math.log(6), Math.log(0.6), Math.log(3)};
            for (Buyer b : BUYERS) {
                double[] gradient = new double[4];
                family.of(exp(at)).logLikelihood().of(b, gradient);
                for (int i = 0; i < 4; i++) {
                    double up = family.of(exp(moved(at, i, 1e-5))).logLikelihood().of(b, new double[4]);
                    double down = family.of(exp(moved(at, i, -1e-5))).logLikelihood().of(b, new double[4]);
                    assertThat(gradient[i]).as(family + " " + b + " " + i).isCloseTo((up - down) / 2e-5, within(1e-6));
                }
            }
        }
    }

    @Test
    void the_spend_gradient_is_what_differences_say() {
        double[] gradient = new double[3];
        double[] at = {Math.log(6.25), Math.log(3.74), Math.log(15.44)};
        new GammaGamma(6.25, 3.74, 15.44).logLikelihood().of(3, 42, gradient);
        for (int i = 0; i < 3; i++) {
            assertThat(gradient[i]).isCloseTo((spend(moved(at, i, 1e-5)) - spend(moved(at, i, -1e-5))) / 2e-5, within(1e-6));
        }
    }

    @Test
    void discounting_is_the_same_as_adding_up_small_steps() {
        for (Lifetime m : List.of(new BgNbd(0.243, 4.414, 0.793, 2.426), new ParetoNbd(0.553, 10.578, 0.606, 11.669))) {
            for (Buyer b : BUYERS) {
                double sum = 0;
                for (int i = 0; i < 5200; i++) {
                    sum += (m.expected(b, (i + 1) / 100.0) - m.expected(b, i / 100.0)) * Math.exp(-0.003 * (i + 0.5) / 100);
                }
                assertThat(m.discounted(b, 52, 0.003)).isCloseTo(sum, within(1e-7 + 1e-6 * sum));
            }
        }
    }

    @Test
    void nothing_is_negative_or_no_number_however_odd_customer_and_parameters_are() {
        long seed = 419;
        Random dice = new Random(seed);
        for (int i = 0; i < 4000; i++) {
            double[] p = IntStream.range(0, 4).mapToDouble(k -> Math.exp(dice.nextDouble() * 18 - 9)).toArray();
            double age = Math.exp(dice.nextDouble() * 14 - 4);
            int x = dice.nextInt(4) == 0 ? 0 : (int) Math.exp(dice.nextDouble() * 11);
            Buyer b = new Buyer(x, x == 0 ? 0 : age * (dice.nextBoolean() ? 1 : dice.nextDouble()), age);
            for (Family family : Family.values()) {
                Lifetime m = family.of(p);
                String what = "seed " + seed + ": " + m + " " + b;
                double horizon = Math.exp(dice.nextDouble() * 10 - 2);
                assertThat(m.logLikelihood().of(b, new double[4])).as(what).isFinite();
                assertThat(m.alive(b)).as(what).isBetween(0.0, 1.0);
                assertThat(m.expected(b, horizon)).as(what).isFinite().isNotNegative();
                assertThat(m.discounted(b, horizon, 0.002)).as(what).isFinite().isNotNegative().isLessThanOrEqualTo(m.expected(b, horizon) * (1 + 1e-6) + 1e-12);
            }
        }
    }

    private static double spend(double[] at) {
        double[] p = exp(at);
        return new GammaGamma(p[0], p[1], p[2]).logLikelihood().of(3, 42, new double[3]);
    }

    private static double[] moved(double[] at, int i, double by) {
        double[] moved = at.clone();
        moved[i] += by;
        return moved;
    }

    private static double[] exp(double[] at) {
        return java.util.Arrays.stream(at).map(Math::exp).toArray();
    }

    /** Gauss's series; all terms are positive here. */
    private static double series(double a, double b, double c, double z) {
        double term = 1;
        double sum = 1;
        for (int n = 0; n < 100_000 && term > 1e-17 * sum; n++) {
            term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
            sum += term;
        }
        return sum;
    }
}
