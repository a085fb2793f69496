package io.plumbline.reporting.attribution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Removal effects on a Markov chain over converting and non-converting journeys, normalised to the conversions and their value. */
final class Markov {

    /** Beyond this, the least touched are one key: the chain has too little to say about each. */
    static final int MAX_KEYS = 100;
    /** Orders that are compared when none is asked for. */
    static final int COMPARED = 3;

    /** How well an order describes the journeys, and what that costs. Lower is better. */
    record Candidate(int order, double logLikelihood, long parameters, double bic) {
    }

    private final PathBook book;
    private final int[] keyOf;
    private final int folded;
    private final int keys;
    private final int order;
    private final List<Candidate> candidates;
    private final Chain chain;
    private final double[] effects;
    private final double[] valueEffects;
    private final double residual;

    /** @param asked null to let the Bayesian information criterion choose from 1 to {@value #COMPARED} */
    Markov(PathBook book, int keys, Integer asked) {
        this.book = book;
        this.keys = keys;
        this.keyOf = fold(book, keys);
        this.folded = keys <= MAX_KEYS ? keys : MAX_KEYS;
        this.candidates = asked == null ? compare() : List.of();
        this.order = asked != null ? asked
                : candidates.stream().min(Comparator.comparingDouble(Candidate::bic).thenComparingInt(Candidate::order)).orElseThrow().order();
        this.chain = Chain.of(book, order, keyOf);
        this.effects = new double[folded];
        this.valueEffects = new double[folded];
        if (chain.conversions > 0) {
            Removal removal = new Removal(chain, folded);
            for (int key = 0; key < folded; key++) {
                effects[key] = removal.effect(key);
                valueEffects[key] = removal.valueEffect(key);
            }
            residual = removal.residual();
        } else {
            residual = 0;
        }
    }

    int order() {
        return order;
    }

    List<Candidate> candidates() {
        return candidates;
    }

    int states() {
        return chain.size();
    }

    double residual() {
        return residual;
    }

    /** @return share of conversions that pass through a state containing the key; of a folded key, that of all folded ones together */
    double effect(int key) {
        return effects[keyOf[key]];
    }

    boolean isFolded(int key) {
        return keys > MAX_KEYS && keyOf[key] == MAX_KEYS - 1;
    }

    /**
     * Clicks and views of a key share its credit in proportion to the touches they have in converting journeys; folded keys
     * share theirs alike.
     */
    Credited result() {
        BigDecimal[] credit = cells(effects, BigDecimal.valueOf(chain.conversions));
        BigDecimal[] value = cells(valueEffects, BigDecimal.valueOf(chain.totalValueMinor));
        return new Credited(cell -> credit[cell], cell -> value[cell]);
    }

    private BigDecimal[] cells(double[] ofEffects, BigDecimal total) {
        double all = 0;
        for (double effect : ofEffects) {
            all += effect;
        }
        long[] touches = touches();
        double[] ofFolded = new double[folded];
        for (int cell = 0; cell < touches.length; cell++) {
            ofFolded[keyOf[cell >> 1]] += touches[cell];
        }
        BigDecimal[] cells = new BigDecimal[touches.length];
        for (int cell = 0; cell < cells.length; cell++) {
            int key = keyOf[cell >> 1];
            double share = all == 0 || touches[cell] == 0 ? 0 : ofEffects[key] / all * (touches[cell] / ofFolded[key]);
            cells[cell] = new BigDecimal(share).multiply(total);
        }
        return cells;
    }

    private long[] touches() {
        long[] touches = new long[keys * 2];
        for (int path = 0; path < book.size(); path++) {
            for (int i = 0; book.conversions(path) > 0 && i < book.length(path); i++) {
                touches[Step.cell(book.step(path, i))] += book.conversions(path);
            }
        }
        return touches;
    }

    private List<Candidate> compare() {
        List<Candidate> all = new ArrayList<>();
        double logObservations = 0;
        for (int k = 1; k <= COMPARED; k++) {
            Chain candidate = Chain.collapsed(book, k, keyOf);
            if (k == 1) {
                // One sample size for all orders.
                logObservations = StrictMath.log(Math.max(1, candidate.transitions()));
            }
            double likelihood = candidate.logLikelihood();
            all.add(new Candidate(k, likelihood, candidate.parameters(), -2 * likelihood + candidate.parameters() * logObservations));
        }
        return all;
    }

    private static int[] fold(PathBook book, int keys) {
        int[] keyOf = IntStream.range(0, keys).toArray();
        if (keys <= MAX_KEYS) {
            return keyOf;
        }
        long[] touches = new long[keys];
        for (int path = 0; path < book.size(); path++) {
            for (int i = 0; i < book.length(path); i++) {
                touches[Step.key(book.step(path, i))] += book.conversions(path) + book.nulls(path);
            }
        }
        List<Integer> kept = IntStream.range(0, keys).boxed().sorted(Comparator.comparingLong((Integer k) -> touches[k]).reversed().thenComparing(k -> k))
                .limit(MAX_KEYS - 1L).sorted().toList();
        Arrays.fill(keyOf, MAX_KEYS - 1);
        for (int i = 0; i < kept.size(); i++) {
            keyOf[kept.get(i)] = i;
        }
        return keyOf;
    }
}
