package io.plumbline.reporting.experiment;

import java.util.List;

/**
 * Two rates compared by their successes alone (Lindon and Malek, NeurIPS 2022). Units are assigned by lot, so under equal rates each
 * success falls to the variant with its planned share of the two, whatever the rate is and however it changes; if the variant's rate
 * is r times the baseline's, with share·r / (share·r + 1 − share). How many units failed so far does not enter: late successes do no harm.
 *
 * @param share         planned, of the variant within the two
 * @param concentration of the mixture, in successes
 */
record ExactLook(long baseUnits, double baseSuccesses, long units, double successes, double share, double concentration) implements AnyLook {

    /** The authors' own. The interval is narrowest at about eight times as many successes: what a plan for a lift of a fifth expects. */
    static final double CONCENTRATION = 100;

    private static final int HALVINGS = 60;
    private static final ShareMixture RATE = new ShareMixture(0.5, 0.5);
    /** Of alpha, for the rate of both: so little more is what the difference may err beyond the p-value. */
    private static final double FOR_THE_RATE = 0.1;

    /** Share of so many successes above which one of two equal variants is evidently better; not below 1 where none would be. */
    static double critical(double successes, double alpha) {
        ShareMixture even = new ShareMixture(CONCENTRATION / 2, CONCENTRATION / 2);
        double low = 0.5;
        double high = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (even.pValue(0.5, successes * middle, successes * (1 - middle)) <= alpha) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private ShareMixture mixture() {
        return new ShareMixture(concentration * share, concentration * (1 - share));
    }

    @Override
    public boolean isAbove() {
        return successes * (1 - share) > baseSuccesses * share;
    }

    @Override
    public double pValue() {
        return mixture().pValue(share, successes, baseSuccesses);
    }

    @Override
    public List<Double> lift(double alpha) {
        List<Double> ofSuccesses = mixture().interval(successes, baseSuccesses, alpha);
        return ofSuccesses.get(1) == 1 ? null : List.of(liftAt(ofSuccesses.get(0)), liftAt(ofSuccesses.get(1)));
    }

    private double liftAt(double ofSuccesses) {
        return ofSuccesses / (1 - ofSuccesses) * (1 - share) / share - 1;
    }

    /**
     * The difference is rate · (θ − share) / (share · (1 − share)), with the rate of both together and the variant's share θ of the successes. Each has an anytime
     * interval that is proven; of the rate's that end counts which makes the difference wider. The two err together at most 1.1 alpha, zero is left out wrongly at most alpha.
     */
    @Override
    public List<Double> interval(double alpha) {
        List<Double> ofSuccesses = mixture().interval(successes, baseSuccesses, alpha);
        double all = successes + baseSuccesses;
        List<Double> rate = RATE.interval(all, Math.max(0, (double) units + baseUnits - all), FOR_THE_RATE * alpha);
        double low = ofSuccesses.get(0) - share;
        double high = ofSuccesses.get(1) - share;
        return List.of(Math.max(-1, difference(low, rate.get(low < 0 ? 1 : 0))), Math.min(1, difference(high, rate.get(high > 0 ? 1 : 0))));
    }

    private double difference(double beyondShare, double rate) {
        return rate * beyondShare / (share * (1 - share));
    }

    @Override
    public boolean isWithin(double shareOfBaseline, double alpha) {
        List<Double> lift = lift(alpha);
        return lift != null && lift.get(0) > -shareOfBaseline && lift.get(1) < shareOfBaseline;
    }
}
