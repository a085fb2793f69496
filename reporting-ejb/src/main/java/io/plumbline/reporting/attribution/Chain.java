package io.plumbline.reporting.attribution;

import java.util.Arrays;

/**
 * Transitions between states, counted over all journeys. A state of order k is the tuple of the last k keys; a shorter path is
 * one state; equal states in a row are one. Journeys begin before state 0 and end in a conversion or in nothing.
 */
final class Chain {

    static final int MAX_ORDER = 4;
    static final int MAX_KEYS = 0xFFFE;

    private static final int KEY_BITS = 16;
    private static final int STATE_BITS = 31;

    /** Tuples of keys, each increased by one so that 0 is "none"; ascending. */
    final long[] states;
    /** Where the edges of state s begin; the last entry is their end. Row {@code states.length} holds the first steps. */
    final int[] rows;
    final int[] targets;
    final double[] probabilities;
    /** Of leaving state s: how often into a conversion, how often at all, and the value of those conversions. */
    final long[] converting;
    final long[] leaving;
    final long[] valueMinor;
    final long journeys;
    final long conversions;
    final long totalValueMinor;
    private final long[] counts;

    private Chain(Counting counting) {
        int n = counting.states.size();
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compareUnsigned(counting.states.value(a), counting.states.value(b)));
        int[] place = new int[n + 1];
        states = new long[n];
        for (int i = 0; i < n; i++) {
            place[order[i]] = i;
            states[i] = counting.states.value(order[i]);
        }
        place[n] = n;
        long[] edges = new long[counting.edges.size()];
        for (int i = 0; i < edges.length; i++) {
            long edge = counting.edges.value(i);
            int from = (int) (edge >>> STATE_BITS) - 1;
            edges[i] = (long) place[from < 0 ? n : from] << STATE_BITS | place[(int) (edge & (1L << STATE_BITS) - 1)];
        }
        Integer[] byPlace = new Integer[edges.length];
        Arrays.setAll(byPlace, i -> i);
        Arrays.sort(byPlace, (a, b) -> Long.compare(edges[a], edges[b]));
        rows = new int[n + 2];
        targets = new int[edges.length];
        counts = new long[edges.length];
        for (int i = 0; i < edges.length; i++) {
            long edge = edges[byPlace[i]];
            targets[i] = (int) (edge & (1L << STATE_BITS) - 1);
            counts[i] = counting.edgeCounts[byPlace[i]];
            rows[(int) (edge >>> STATE_BITS) + 1]++;
        }
        for (int s = 0; s <= n; s++) {
            rows[s + 1] += rows[s];
        }
        converting = placed(counting.converting, place, n);
        valueMinor = placed(counting.valueMinor, place, n);
        leaving = placed(counting.nulls, place, n);
        long all = 0;
        for (int s = 0; s < n; s++) {
            leaving[s] += converting[s];
            all += leaving[s];
            for (int e = rows[s]; e < rows[s + 1]; e++) {
                leaving[s] += counts[e];
            }
        }
        journeys = all;
        conversions = Arrays.stream(converting).sum();
        totalValueMinor = Arrays.stream(valueMinor).sum();
        probabilities = new double[targets.length];
        for (int s = 0; s <= n; s++) {
            double of = s == n ? journeys : leaving[s];
            for (int e = rows[s]; e < rows[s + 1]; e++) {
                probabilities[e] = counts[e] / of;
            }
        }
    }

    /** @param keyOf folds a step's key into at most {@link #MAX_KEYS} */
    static Chain of(PathBook book, int order, int[] keyOf) {
        return new Chain(new Counting(book, order, keyOf, false));
    }

    /** Over paths whose equal keys in a row are one before states are made: then chains of every order describe the same thing. */
    static Chain collapsed(PathBook book, int order, int[] keyOf) {
        return new Chain(new Counting(book, order, keyOf, true));
    }

    int size() {
        return states.length;
    }

    boolean contains(int state, int key) {
        for (long tuple = states[state]; tuple != 0; tuple >>>= KEY_BITS) {
            if ((tuple & 0xFFFF) == key + 1) {
                return true;
            }
        }
        return false;
    }

    /** Of all journeys under the fitted probabilities. */
    double logLikelihood() {
        double sum = 0;
        for (int s = 0; s <= size(); s++) {
            double of = s == size() ? journeys : leaving[s];
            for (int e = rows[s]; e < rows[s + 1]; e++) {
                sum += counts[e] * StrictMath.log(counts[e] / of);
            }
            if (s < size()) {
                long nulls = ends(s) - converting[s];
                sum += converting[s] == 0 ? 0 : converting[s] * StrictMath.log(converting[s] / of);
                sum += nulls == 0 ? 0 : nulls * StrictMath.log(nulls / of);
            }
        }
        return sum;
    }

    /** Free probabilities: of each state one less than where it was seen to lead. */
    long parameters() {
        long free = Math.max(0, rows[size() + 1] - rows[size()] - 1);
        for (int s = 0; s < size(); s++) {
            int ways = rows[s + 1] - rows[s] + (converting[s] > 0 ? 1 : 0) + (ends(s) > converting[s] ? 1 : 0);
            free += Math.max(0, ways - 1);
        }
        return free;
    }

    /** Steps taken by all journeys, the first and the last included. */
    long transitions() {
        long all = journeys;
        for (long count : leaving) {
            all += count;
        }
        return all;
    }

    private long ends(int state) {
        long ends = leaving[state];
        for (int e = rows[state]; e < rows[state + 1]; e++) {
            ends -= counts[e];
        }
        return ends;
    }

    private static long[] placed(long[] byNumber, int[] place, int size) {
        long[] placed = new long[size];
        for (int i = 0; i < size; i++) {
            placed[place[i]] = i < byNumber.length ? byNumber[i] : 0;
        }
        return placed;
    }

    /** One pass over the distinct paths. */
    private static final class Counting {

        private final LongIndex states = new LongIndex();
        private final LongIndex edges = new LongIndex();
        private long[] edgeCounts = new long[256];
        private long[] converting = new long[256];
        private long[] valueMinor = new long[256];
        private long[] nulls = new long[256];
        private final long mask;

        Counting(PathBook book, int order, int[] keyOf, boolean collapse) {
            mask = order * KEY_BITS == Long.SIZE ? -1L : (1L << order * KEY_BITS) - 1;
            for (int path = 0; path < book.size(); path++) {
                long journeys = book.conversions(path) + book.nulls(path);
                if (journeys > 0) {
                    int last = walk(book, path, order, keyOf, collapse, journeys);
                    room(last);
                    converting[last] += book.conversions(path);
                    valueMinor[last] = Math.addExact(valueMinor[last], book.valueMinor(path));
                    nulls[last] += book.nulls(path);
                }
            }
        }

        /** @return the state it ends in */
        private int walk(PathBook book, int path, int order, int[] keyOf, boolean collapse, long journeys) {
            int length = book.length(path);
            long tuple = 0;
            int depth = 0;
            int before = -1;
            int state = -1;
            for (int i = 0; i < length; i++) {
                int key = keyOf[Step.key(book.step(path, i))];
                if (collapse && key == before) {
                    continue;
                }
                before = key;
                tuple = (tuple << KEY_BITS | key + 1) & mask;
                depth++;
                if (depth >= order) {
                    state = step(state, tuple, journeys);
                }
            }
            return depth >= order ? state : step(state, tuple, journeys);
        }

        private int step(int from, long tuple, long journeys) {
            int to = states.add(tuple);
            if (to != from) {
                int edge = edges.add((long) (from + 1) << STATE_BITS | to);
                if (edge >= edgeCounts.length) {
                    edgeCounts = Arrays.copyOf(edgeCounts, edgeCounts.length * 2);
                }
                edgeCounts[edge] += journeys;
            }
            return to;
        }

        private void room(int state) {
            if (state >= converting.length) {
                int size = Math.max(state + 1, converting.length * 2);
                converting = Arrays.copyOf(converting, size);
                valueMinor = Arrays.copyOf(valueMinor, size);
                nulls = Arrays.copyOf(nulls, size);
            }
        }
    }
}
