package io.plumbline.reporting.value;

import java.util.List;
import java.util.stream.IntStream;

/** The likelihood of what was spent, in units of the overall mean, so that a fit does not depend on the currency. */
record Spend(List<Amounts> amounts, double unit) implements Objective {

    static final double[][] STARTS = {{1, 3, 3}, {5, 4, 0.5}, {2, 2, 1}, {10, 8, 0.7}, {0.8, 6, 8}};

    /** @param mean of {@code count} repeat purchases */
    record Amounts(int count, double mean) {
    }

    static Spend of(List<Amounts> amounts) {
        double unit = amounts.stream().mapToDouble(Amounts::mean).average().orElse(1);
        return new Spend(amounts.stream().map(a -> new Amounts(a.count(), a.mean() / unit)).toList(), unit);
    }

    @Override
    public double size() {
        return amounts.size();
    }

    @Override
    public Objective thinned(int most) {
        return amounts.size() <= most ? this
                : new Spend(IntStream.range(0, most).mapToObj(i -> amounts.get((int) ((long) i * amounts.size() / most))).toList(), unit);
    }

    @Override
    public double value(double[] at, double[] gradient) {
        java.util.Arrays.fill(gradient, 0);
        double[] slope = new double[at.length];
        double sum = -amounts.size() * Math.log(unit);
        GammaGamma.Likelihood model = new GammaGamma(Math.exp(at[0]), Math.exp(at[1]), Math.exp(at[2])).logLikelihood();
        for (Amounts some : amounts) {
            sum += model.of(some.count(), some.mean(), slope);
            for (int i = 0; i < slope.length; i++) {
                gradient[i] += slope[i];
            }
        }
        return sum;
    }
}
