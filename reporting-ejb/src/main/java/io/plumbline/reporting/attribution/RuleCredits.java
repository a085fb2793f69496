package io.plumbline.reporting.attribution;

/** What a rule gives to each cell, journey by journey or path by path. */
final class RuleCredits {

    private final Model model;
    private final ExactSums credit = new ExactSums(Model.WHOLE_DIGITS);
    private final ExactSums value = new ExactSums(Model.WHOLE_DIGITS);
    private long[] parts = new long[64];

    RuleCredits(Model model) {
        this.model = model;
    }

    /** Every path of the book that converted; for rules that look at the order of touches only. */
    static Credited of(Model model, PathBook book) {
        RuleCredits credits = new RuleCredits(model);
        int[] steps = new int[64];
        for (int path = 0; path < book.size(); path++) {
            if (book.conversions(path) > 0) {
                steps = book.copy(path, steps);
                credits.add(steps, book.length(path), null, book.conversions(path), book.valueMinor(path));
            }
        }
        return credits.result();
    }

    void add(int[] steps, int touches, double[] weights, long conversions, long valueMinor) {
        if (parts.length < touches) {
            parts = new long[touches * 2];
        }
        model.share(steps, touches, weights, parts);
        for (int i = 0; i < touches; i++) {
            if (parts[i] != 0) {
                credit.add(Step.cell(steps[i]), parts[i], conversions);
                value.add(Step.cell(steps[i]), parts[i], valueMinor);
            }
        }
    }

    Credited result() {
        return Credited.of(credit, value);
    }
}
