package io.plumbline.reporting.experiment;

import io.plumbline.reporting.api.ExperimentMetric;
import io.plumbline.reporting.api.ExperimentQuestion.Variant;
import io.plumbline.reporting.api.PeekAnswer;
import io.plumbline.reporting.api.PeekQuestion;
import io.plumbline.reporting.api.Weights;
import io.plumbline.shared.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/** Plays experiments without any difference, and looks at them again and again: how often is a difference declared? */
final class Peeking {

    /** What somebody waits for, and what may take its time in the background. */
    enum Extent {
        AT_ONCE(5000, 100_000_000L), IN_BACKGROUND(20_000, 1_000_000_000L);

        private final int runs;
        private final long units;

        Extent(int runs, long units) {
            this.runs = runs;
            this.units = units;
        }
    }

    private static final int MOST_LOOKS = 200;
    /** Of progress, in percent. */
    private static final int STEP = 5;

    private final PeekQuestion q;
    private final Sequence sequence;
    private final double shareOfB;
    private final ExperimentMetric metric;
    private final int[] oneLook;
    private final int[][] ever;

    private Peeking(PeekQuestion q) {
        this.q = q;
        this.sequence = Sequence.of(q.alpha(), Sequence.DEFAULT_TUNING);
        double[] weights = weights(q);
        this.shareOfB = weights[1] / (weights[0] + weights[1]);
        this.metric = q.metric() == null ? ExperimentMetric.BINOMIAL : q.metric();
        this.oneLook = new int[q.looks()];
        this.ever = new int[3][q.looks()];
    }

    static PeekAnswer of(PeekQuestion question) {
        check(question, Extent.AT_ONCE);
        return play(question, percent -> { });
    }

    /** @param question that was checked; progress takes percent */
    static PeekAnswer play(PeekQuestion question, IntConsumer progress) {
        return new Peeking(question).play(progress);
    }

    private PeekAnswer play(IntConsumer progress) {
        SplittableRandom random = new SplittableRandom(q.seed());
        int told = 0;
        for (int run = 0; run < q.runs(); run++) {
            playOnce(random);
            int percent = (int) (100L * run / q.runs());
            if (percent >= told + STEP) {
                progress.accept(percent);
                told = percent;
            }
        }
        List<PeekAnswer.Look> looks = new ArrayList<>();
        double runs = q.runs();
        for (int i = 0; i < q.looks(); i++) {
            looks.add(new PeekAnswer.Look((i + 1) * q.unitsPerLook(), oneLook[i] / runs, ever[0][i] / runs, ever[1][i] / runs, ever[2][i] / runs));
        }
        return new PeekAnswer(looks, q.runs(), q.alpha(), q.seed());
    }

    private void playOnce(SplittableRandom random) {
        Played[] arms = {new Played("A"), new Played("B")};
        boolean[] declared = new boolean[3];
        for (int look = 0; look < q.looks(); look++) {
            for (int i = 0; i < q.unitsPerLook(); i++) {
                arms[random.nextDouble() < shareOfB ? 1 : 0].visit(random, q.rate(), metric);
            }
            Variant a = arms[0].variant(metric);
            Variant b = arms[1].variant(metric);
            Compared compared = Compared.of(metric, a, b, new Effect(Moments.of(metric, a), Moments.of(metric, b)), shareOfB, sequence, ExactLook.CONCENTRATION);
            if (compared.effect().says()) {
                boolean now = compared.effect().pValue() <= q.alpha();
                boolean anytime = compared.anyLook().pValue() <= q.alpha();
                declared[0] |= now;
                declared[1] |= anytime;
                declared[2] |= anytime && compared.enough();
                oneLook[look] += now ? 1 : 0;
            }
            for (int i = 0; i < declared.length; i++) {
                ever[i][look] += declared[i] ? 1 : 0;
            }
        }
    }

    private static double[] weights(PeekQuestion q) {
        return (q.weights() == null ? Weights.of(List.of(1.0, 1.0)) : q.weights()).of(List.of("A", "B"), "weights");
    }

    static void check(PeekQuestion q, Extent extent) {
        new Check().that(q.rate() > 0 && q.rate() < 1, "rate", "out-of-range", "A rate lies between 0 and 1.")
                .that(q.alpha() > 0 && q.alpha() <= 0.5, "alpha", "alpha-out-of-range", "Above 0, at most 0.5.")
                .that(q.looks() >= 1 && q.looks() <= MOST_LOOKS, "looks", "out-of-range", "1 to " + MOST_LOOKS + " looks.")
                .that(q.runs() >= 1 && q.runs() <= extent.runs, "runs", "out-of-range", "1 to " + extent.runs + " experiments.")
                .that(q.unitsPerLook() >= 1 && (long) q.unitsPerLook() * Math.max(1, q.looks()) * Math.max(1, q.runs()) <= extent.units, "unitsPerLook", "out-of-range",
                        "Runs, looks and units per look multiply to at most " + extent.units / 1_000_000 + " million.").done();
        weights(q);
    }
}
