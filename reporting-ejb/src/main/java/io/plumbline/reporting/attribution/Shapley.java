package io.plumbline.reporting.attribution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * The Shapley value where a coalition is worth the conversions of journeys whose channels are all in it. Such a game is a sum of
 * unanimity games, one a journey, so the value is a closed form (Zhao, Mahboobi, Bagheri 2018, eq. 4): every journey's credit in
 * equal shares to its distinct channels. Nothing is sampled, for any number of channels. Ordered: a channel's share of a journey
 * in equal parts to the positions at which it occurs.
 */
final class Shapley {

    static final int POSITIONS = 20;

    private final ExactSums credit = new ExactSums(Model.WHOLE_DIGITS);
    private final ExactSums value = new ExactSums(Model.WHOLE_DIGITS);
    private final ExactSums ordered = new ExactSums(Model.WHOLE_DIGITS);
    private final ExactSums orderedValue = new ExactSums(Model.WHOLE_DIGITS);
    private final int keys;
    private final int[] occurrences;
    private final long[] shares;
    private int deepest;

    Shapley(PathBook book, int keys) {
        this.keys = keys;
        occurrences = new int[keys];
        shares = new long[keys];
        int[] steps = new int[64];
        for (int path = 0; path < book.size(); path++) {
            if (book.conversions(path) > 0) {
                steps = book.copy(path, steps);
                add(steps, book.length(path), book.conversions(path), book.valueMinor(path));
            }
        }
    }

    Credited result() {
        return Credited.of(credit, value);
    }

    /** @param position from 1; the last one told is of everything from there on */
    record At(int position, int key, BigDecimal conversions, BigDecimal valueMinor) {
    }

    List<At> ordered() {
        List<At> all = new ArrayList<>();
        for (int position = 0; position < deepest; position++) {
            for (int key = 0; key < keys; key++) {
                BigDecimal given = ordered.get(position * keys + key);
                if (given.signum() != 0) {
                    all.add(new At(position + 1, key, given, orderedValue.get(position * keys + key)));
                }
            }
        }
        return all;
    }

    /** Parts for every touch of one journey; they add up to the whole. */
    long[] parts(int[] steps, int touches) {
        long[] parts = new long[touches];
        int distinct = count(steps, touches);
        shareOut(steps, touches, distinct);
        for (int i = 0; i < touches; i++) {
            parts[i] = next(Step.key(steps[i]));
        }
        return parts;
    }

    private void add(int[] steps, int touches, long conversions, long valueMinor) {
        int distinct = count(steps, touches);
        shareOut(steps, touches, distinct);
        deepest = Math.max(deepest, Math.min(touches, POSITIONS));
        for (int i = 0; i < touches; i++) {
            int key = Step.key(steps[i]);
            long part = next(key);
            int position = Math.min(i, POSITIONS - 1) * keys + key;
            credit.add(Step.cell(steps[i]), part, conversions);
            value.add(Step.cell(steps[i]), part, valueMinor);
            ordered.add(position, part, conversions);
            orderedValue.add(position, part, valueMinor);
        }
    }

    private int count(int[] steps, int touches) {
        int distinct = 0;
        for (int i = 0; i < touches; i++) {
            distinct += occurrences[Step.key(steps[i])]++ == 0 ? 1 : 0;
        }
        return distinct;
    }

    /** In the order of first occurrence, the earlier one part more where the whole does not divide. */
    private void shareOut(int[] steps, int touches, int distinct) {
        long left = Model.WHOLE % distinct;
        for (int i = 0; i < touches; i++) {
            int key = Step.key(steps[i]);
            if (shares[key] == 0) {
                shares[key] = Model.WHOLE / distinct + (left-- > 0 ? 1 : 0);
            }
        }
    }

    /** The next occurrence's part of the key's share; afterwards nothing is left of either. */
    private long next(int key) {
        long part = shares[key] / occurrences[key];
        shares[key] -= part;
        occurrences[key]--;
        return part;
    }
}
