package io.plumbline.reporting.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.noderiv.NelderMeadSimplex;
import org.hipparchus.optim.nonlinear.scalar.noderiv.SimplexOptimizer;

/**
 * A maximum-likelihood fit: from each start a simplex finds the neighbourhood, Newton the summit. It is one only if it lies inside the
 * bounds and falls off in every direction.
 *
 * @param at       logarithms of the parameters (and what stands behind them as it is)
 * @param errors   standard errors on the same scale, from the observed information
 * @param agreeing starts that reached it, of {@code starts}
 */
record Fit(double[] at, double[] errors, double logLikelihood, int agreeing, int starts) {

    /** Customers that all starts are tried with; of more, the best start alone goes on to the summit of all. */
    private static final int FEW = 10_000;
    private static final int EXPLORED = 120;
    private static final double SIDE = 0.5;
    private static final double SAME = 1e-6;
    private static final double NEAR_BOUND = 0.5;
    private static final double FLAT = 1e-7;
    /** With less, a parameter is known to a factor of e to the thirtieth at best: no digit of it means anything. */
    private static final double LEAST_INFORMATION = 1e-3;

    /** @param starts parameters themselves */
    static Fit of(Objective objective, List<String> names, double[][] starts) {
        Objective few = objective.thinned(FEW);
        List<Summit> summits = new ArrayList<>();
        for (double[] start : starts) {
            summits.add(Summit.from(few, neighbourhood(few, Arrays.stream(start).map(Math::log).toArray())));
        }
        Summit best = summits.stream().max(Comparator.comparingDouble(Summit::value)).orElseThrow();
        Summit top = few == objective ? best : Summit.from(objective, best.at());
        return settled(objective, names, top, (int) summits.stream().filter(s -> best.value() - s.value() <= SAME * few.size()).count(), starts.length);
    }

    /** From one point that is near already. */
    static Fit from(Objective objective, List<String> names, double[] at) {
        Objective few = objective.thinned(FEW);
        return settled(objective, names, Summit.from(objective, few == objective ? at : Summit.from(few, at).at()), 1, 1);
    }

    private static Fit settled(Objective objective, List<String> names, Summit summit, int agreeing, int starts) {
        double[] at = summit.at();
        for (int i = 0; i < at.length; i++) {
            if (Math.abs(at[i]) > Summit.BOUND - NEAR_BOUND) {
                throw NoFit.atBound(names, at, i);
            }
        }
        if (!summit.converged() || !Double.isFinite(summit.value())) {
            throw new NoFit("no-convergence", "None of " + starts + " starts came to a summit of the likelihood.");
        }
        return new Fit(at, errors(summit.information(), objective.size()), summit.value(), agreeing, starts);
    }

    private static double[] errors(RealMatrix information, double size) {
        EigenDecompositionSymmetric axes = new EigenDecompositionSymmetric(information);
        double[] variances = new double[information.getRowDimension()];
        for (int k = 0; k < variances.length; k++) {
            if (!(axes.getEigenvalue(k) > Math.max(FLAT * size, LEAST_INFORMATION))) {
                throw new NoFit("not-identified", "The likelihood is flat in one direction: different parameters explain the data equally well.");
            }
            for (int i = 0; i < variances.length; i++) {
                double share = axes.getV().getEntry(i, k);
                variances[i] += share * share / axes.getEigenvalue(k);
            }
        }
        return Arrays.stream(variances).map(Math::sqrt).toArray();
    }

    /** The best point a simplex sees in a bounded number of looks. */
    private static double[] neighbourhood(Objective objective, double[] start) {
        double[] unused = new double[start.length];
        double[][] best = {start};
        double[] highest = {objective.value(start, unused)};
        try {
            new SimplexOptimizer(new SimpleValueChecker(1e-5, -1)).optimize(new MaxEval(EXPLORED), new MaxIter(EXPLORED), new ObjectiveFunction(point -> {
                double[] at = clamped(point);
                double value = objective.value(at, unused);
                if (value > highest[0]) {
                    highest[0] = value;
                    best[0] = at;
                }
                return Double.isFinite(value) ? value : -Double.MAX_VALUE;
            }), GoalType.MAXIMIZE, new InitialGuess(start), new NelderMeadSimplex(start.length, SIDE));
        } catch (MathIllegalStateException lookedEnough) {
            return best[0];
        }
        return best[0];
    }

    private static double[] clamped(double[] at) {
        return Arrays.stream(at).map(p -> Math.max(-Summit.BOUND, Math.min(Summit.BOUND, p))).toArray();
    }
}
