package io.plumbline.reporting.value;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.RealMatrix;

/**
 * Newton's way up from a point, damped (Levenberg, Marquardt) where the surface is not a hill yet, inside bounds on the logarithms.
 * The Hessian comes from differences of the exact gradient, so that it also serves as the observed information.
 */
final class Summit {

    static final double BOUND = Math.log(1e5);

    private static final int MOST_STEPS = 200;
    private static final double DIFFERENCE = 1e-4;
    private static final double FLAT = 1e-9;
    private static final double STEEP_DAMPING = 1e12;

    private final Objective objective;
    private double[] at;
    private double[] gradient;
    private double value;
    private boolean converged;

    private Summit(Objective objective, double[] start) {
        this.objective = objective;
        this.at = start.clone();
        this.gradient = new double[start.length];
        this.value = objective.value(at, gradient);
    }

    static Summit from(Objective objective, double[] start) {
        Summit summit = new Summit(objective, start);
        summit.climb();
        return summit;
    }

    double[] at() {
        return at;
    }

    double value() {
        return value;
    }

    boolean converged() {
        return converged;
    }

    private void climb() {
        double damping = 1e-3;
        for (int step = 0; step < MOST_STEPS && !converged; step++) {
            RealMatrix information = information();
            boolean higher = false;
            while (!higher && damping < STEEP_DAMPING) {
                higher = tried(information, damping);
                damping = higher ? Math.max(damping / 10, 1e-12) : damping * 10;
            }
            converged = Arrays.stream(gradient).map(Math::abs).max().orElse(0) <= FLAT * objective.size();
            if (!higher) {
                // No step up is left that the digits could tell: this is the top, unless the slope says otherwise.
                converged = converged || Arrays.stream(gradient).map(Math::abs).max().orElse(0) <= 1e3 * FLAT * objective.size();
                return;
            }
        }
    }

    private boolean tried(RealMatrix information, double damping) {
        EigenDecompositionSymmetric axes = new EigenDecompositionSymmetric(information);
        double[] along = axes.getVT().operate(gradient);
        double most = Arrays.stream(axes.getEigenvalues()).map(Math::abs).max().orElse(1);
        for (int i = 0; i < along.length; i++) {
            along[i] /= Math.max(Math.abs(axes.getEigenvalue(i)), 1e-14 * most) + damping * objective.size();
        }
        double[] step = axes.getV().operate(along);
        double longest = Arrays.stream(step).map(Math::abs).max().orElse(0);
        double[] next = new double[at.length];
        for (int i = 0; i < next.length; i++) {
            double bounded = longest > 2 ? step[i] * 2 / longest : step[i];
            next[i] = Math.max(-BOUND, Math.min(BOUND, at[i] + bounded));
        }
        double[] slope = new double[at.length];
        double reached = objective.value(next, slope);
        if (!(reached > value) && !(reached == value && norm(slope) < norm(gradient))) {
            return false;
        }
        at = next;
        gradient = slope;
        value = reached;
        return true;
    }

    private static double norm(double[] vector) {
        return new ArrayRealVector(vector, false).getNorm();
    }

    /** Minus the second derivatives. */
    RealMatrix information() {
        int n = at.length;
        RealMatrix information = new Array2DRowRealMatrix(n, n);
        for (int i = 0; i < n; i++) {
            double[] up = slope(i, DIFFERENCE);
            double[] down = slope(i, -DIFFERENCE);
            for (int j = 0; j < n; j++) {
                double second = -(up[j] - down[j]) / (2 * DIFFERENCE);
                information.addToEntry(i, j, second / 2);
                information.addToEntry(j, i, second / 2);
            }
        }
        return information;
    }

    private double[] slope(int axis, double by) {
        double[] beside = at.clone();
        beside[axis] += by;
        double[] slope = new double[at.length];
        objective.value(beside, slope);
        return slope;
    }
}
