package io.plumbline.reporting.value;

/**
 * The likelihood of a sample. Behind the logarithms of the four parameters stand two numbers for every group but the first: by how
 * much its customers buy more often, and leave sooner, on the scale of logarithms (Fader, Hardie 2007, time-invariant covariates).
 */
record Repeats(Family family, Sample sample) implements Objective {

    static final int OWN = 4;

    @Override
    public double size() {
        return sample.size();
    }

    @Override
    public Objective thinned(int most) {
        return sample.size() <= most ? this : new Repeats(family, sample.thinned(most));
    }

    @Override
    public double value(double[] at, double[] gradient) {
        java.util.Arrays.fill(gradient, 0);
        double sum = 0;
        double[] slope = new double[OWN];
        int group = -1;
        Lifetime.Likelihood model = null;
        for (Sample.Alike some : sample.alike()) {
            if (some.group() != group) {
                group = some.group();
                model = model(at, group).logLikelihood();
            }
            sum += some.count() * model.of(some.buyer(), slope);
            for (int i = 0; i < OWN; i++) {
                gradient[i] += some.count() * slope[i];
            }
            if (group > 0) {
                gradient[purchase(group)] -= some.count() * slope[Family.ALPHA];
                gradient[leaving(group)] += some.count() * family.sign() * slope[family.leaving()];
            }
        }
        return sum;
    }

    Lifetime model(double[] at, int group) {
        double[] parameters = new double[OWN];
        for (int i = 0; i < OWN; i++) {
            parameters[i] = at[i];
        }
        if (group > 0) {
            parameters[Family.ALPHA] -= at[purchase(group)];
            parameters[family.leaving()] += family.sign() * at[leaving(group)];
        }
        for (int i = 0; i < OWN; i++) {
            parameters[i] = Math.exp(parameters[i]);
        }
        return family.of(parameters);
    }

    static int purchase(int group) {
        return OWN + 2 * (group - 1);
    }

    static int leaving(int group) {
        return purchase(group) + 1;
    }
}
