package io.plumbline.reporting.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.reporting.api.AttributionAnswer;
import io.plumbline.reporting.api.PathTable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Removal effects against published tables, by hand, and by elimination in fractions on chains that are built here in another way. */
class MarkovTest {

    /** The example of pychattr and ChannelAttribution: their simulation of 10,000 runs says 1.991106 and 1.008894. */
    @Test
    void the_known_example_of_channel_attribution_comes_out_exact() {
        Map<String, BigDecimal> credit = Book.of("A B A B B A", 1, "1", 0).and("A B B A A", 1, "1", 0).and("A A", 1, "1", 0).credit("markov", 1);

        assertThat(credit.get("A")).isEqualByComparingTo("2");
        assertThat(credit.get("B")).isEqualByComparingTo("1");
    }

    /** Anderl, Becker, von Wangenheim, Schumann (2016), the three journeys every tutorial works through: 1/3, 2/3 and 1 of the conversion pass C1, C2, C3. */
    @Test
    void the_textbook_example_of_three_channels_comes_out_exact() {
        AttributionAnswer answer = Book.of("C1 C2 C3", 1, "10.00", 0).and("C1", 0, "0", 1).and("C2 C3", 0, "0", 1).answer(1, "markov");

        Map<String, BigDecimal> effects = new HashMap<>();
        answer.models().get(0).rows().forEach(row -> effects.put(row.key(), row.removalEffect()));
        assertThat(effects.get("C1")).isEqualByComparingTo("0.5");
        assertThat(effects.get("C2")).isEqualByComparingTo("1");
        assertThat(effects.get("C3")).isEqualByComparingTo("1");
        assertThat(Book.of("C1 C2 C3", 1, "10.00", 0).and("C1", 0, "0", 1).and("C2 C3", 0, "0", 1).value("markov", 1)).containsEntry("C1", new BigDecimal("2.00"))
                .containsEntry("C2", new BigDecimal("4.00")).containsEntry("C3", new BigDecimal("4.00"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void random_tables_equal_elimination_in_fractions(int order) {
        long seed = 20_261_122L + order;
        for (int round = 0; round < 25; round++) {
            Book book = Book.random(new Random(seed + round * 100L), 12, "a", "b", "c", "d");
            Fractions expected = new Fractions(book.rows(), order);
            AttributionAnswer answer = book.answer(order, "markov");

            for (AttributionAnswer.Row row : answer.models().get(0).rows()) {
                assertThat(row.removalEffect().doubleValue()).as("seed %d round %d %s", seed, round, row).isCloseTo(expected.effect(row.key(), false), within(1e-6));
                assertThat(row.conversions().doubleValue()).as("seed %d round %d %s", seed, round, row).isCloseTo(expected.credit(row.key(), false), within(2e-6));
                assertThat(Double.parseDouble(row.value())).as("seed %d round %d %s", seed, round, row).isCloseTo(expected.credit(row.key(), true), within(0.011));
            }
            assertSums(answer);
        }
    }

    @Test
    void a_chain_of_many_states_equals_elimination_in_fractions_at_every_removed_key() {
        Book book = Book.random(new Random(7), 60, "a", "b", "c", "d", "e", "f");
        Fractions expected = new Fractions(book.rows(), 2);
        for (AttributionAnswer.Row row : book.answer(2, "markov").models().get(0).rows()) {
            assertThat(row.removalEffect().doubleValue()).isCloseTo(expected.effect(row.key(), false), within(1e-6));
        }
    }

    @Test
    void journeys_that_go_round_for_long_are_solved_all_the_same() {
        String round = String.join(" ", Collections.nCopies(250, "a b c"));
        AttributionAnswer answer = Book.of(round + " a", 3, "3", 1).and("c", 1, "1", 2).answer(1, "markov");

        Fractions expected = new Fractions(Book.of(round + " a", 3, "3", 1).and("c", 1, "1", 2).rows(), 1);
        answer.models().get(0).rows().forEach(row -> assertThat(row.removalEffect().doubleValue()).isCloseTo(expected.effect(row.key(), false), within(1e-6)));
        assertThat(answer.models().get(0).markov().residual().doubleValue()).isLessThan(1e-12);
    }

    @Test
    void the_order_of_rows_changes_no_digit() {
        Book book = Book.random(new Random(11), 80, "a", "b", "c", "d", "e");
        List<PathTable.PathRow> shuffled = new ArrayList<>(book.rows());
        Collections.shuffle(shuffled, new Random(12));

        assertThat(new TableOfPaths(new PathTable(shuffled, List.of("markov"), 3, null, null)).answer().models()).isEqualTo(book.answer(3, "markov").models());
    }

    @Test
    void without_an_order_the_lowest_bayesian_criterion_decides_and_is_told() {
        Random random = new Random(5);
        Book second = new Book();
        for (int i = 0; i < 2000; i++) {
            second.and(returning(random), random.nextInt(3) == 0 ? 1 : 0, "0", 1);
        }
        Book first = new Book();
        for (int i = 0; i < 2000; i++) {
            first.and(wandering(random), random.nextInt(3) == 0 ? 1 : 0, "0", 1);
        }

        AttributionAnswer.MarkovFit fit = second.answer(null, "markov").models().get(0).markov();
        assertThat(fit.order()).isEqualTo(2);
        assertThat(fit.chosenBy()).isEqualTo("bic");
        assertThat(fit.candidates()).extracting(AttributionAnswer.OrderCandidate::order).containsExactly(1, 2, 3);
        assertThat(first.answer(null, "markov").models().get(0).markov().order()).isEqualTo(1);
        assertThat(first.answer(1, "markov").models().get(0).markov().chosenBy()).isEqualTo("given");
    }

    /** Goes back to where it came from four times of five: what follows depends on the last two, and on nothing before them. */
    private static String returning(Random random) {
        List<String> path = new ArrayList<>(random.nextBoolean() ? List.of("a", "b") : List.of("c", "b"));
        while (random.nextInt(4) > 0) {
            String before = path.get(path.size() - 2);
            String last = path.get(path.size() - 1);
            String third = List.of("a", "b", "c").stream().filter(key -> !key.equals(before) && !key.equals(last)).findFirst().orElseThrow();
            path.add(random.nextInt(5) > 0 ? before : third);
        }
        return String.join(" ", path);
    }

    /** Goes anywhere but where it is: what follows depends on the last one only. */
    private static String wandering(Random random) {
        List<String> path = new ArrayList<>(List.of("a"));
        while (random.nextInt(4) > 0) {
            String last = path.get(path.size() - 1);
            path.add(List.of("a", "b", "c").stream().filter(key -> !key.equals(last)).toList().get(random.nextInt(2)));
        }
        return String.join(" ", path);
    }

    @Test
    void a_table_without_conversions_credits_nobody() {
        assertThat(Book.of("a b", 0, "0", 5).answer(null, "markov", "shapley", "linear").models()).allSatisfy(model -> assertThat(model.rows()).isEmpty());
    }

    static void assertSums(AttributionAnswer answer) {
        for (AttributionAnswer.ModelResult model : answer.models()) {
            assertThat(model.rows().stream().map(AttributionAnswer.Row::conversions).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(BigDecimal.valueOf(answer.conversions()));
            assertThat(model.rows().stream().map(row -> new BigDecimal(row.value())).reduce(BigDecimal.ZERO, BigDecimal::add)).isEqualByComparingTo(answer.value());
        }
    }

    /** The same rules told with maps of words, and solved by Gauss-Jordan in whole fractions. */
    private static final class Fractions {

        private final Map<List<String>, Map<List<String>, BigInteger>> steps = new LinkedHashMap<>();
        private final Map<List<String>, BigInteger> converting = new HashMap<>();
        private final Map<List<String>, BigInteger> cents = new HashMap<>();
        private final TreeSet<String> keys = new TreeSet<>();
        private static final List<String> START = List.of();

        Fractions(List<PathTable.PathRow> rows, int order) {
            for (PathTable.PathRow row : rows) {
                BigInteger all = BigInteger.valueOf(row.conversions() + row.nulls());
                if (all.signum() == 0) {
                    continue;
                }
                keys.addAll(row.path());
                List<String> at = START;
                for (int end = Math.min(order, row.path().size()); end <= row.path().size(); end++) {
                    List<String> next = row.path().subList(Math.max(0, end - order), end);
                    if (!next.equals(at)) {
                        steps.computeIfAbsent(at, k -> new LinkedHashMap<>()).merge(next, all, BigInteger::add);
                        at = next;
                    }
                }
                steps.computeIfAbsent(at, k -> new LinkedHashMap<>()).merge(List.of("", ""), all, BigInteger::add);
                converting.merge(at, BigInteger.valueOf(row.conversions()), BigInteger::add);
                cents.merge(at, new BigDecimal(row.value()).movePointRight(2).toBigIntegerExact(), BigInteger::add);
            }
        }

        double effect(String key, boolean ofValue) {
            Fraction all = reached(null, ofValue);
            return all.isZero() ? 0 : 1 - reached(key, ofValue).over(all).toDouble();
        }

        double credit(String key, boolean ofValue) {
            double sum = keys.stream().mapToDouble(k -> effect(k, ofValue)).sum();
            BigInteger total = (ofValue ? cents : converting).values().stream().reduce(BigInteger.ZERO, BigInteger::add);
            return sum == 0 ? 0 : effect(key, ofValue) / sum * total.doubleValue() / (ofValue ? 100 : 1);
        }

        /** What is expected from the start when no state with the key may be entered. */
        private Fraction reached(String removed, boolean ofValue) {
            List<List<String>> states = steps.keySet().stream().filter(state -> removed == null || !state.contains(removed)).toList();
            int n = states.size();
            Fraction[][] system = new Fraction[n][n + 1];
            for (int i = 0; i < n; i++) {
                Map<List<String>, BigInteger> out = steps.get(states.get(i));
                BigInteger of = out.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
                for (int j = 0; j < n; j++) {
                    BigInteger to = out.getOrDefault(states.get(j), BigInteger.ZERO);
                    system[i][j] = new Fraction(i == j ? of.subtract(to) : to.negate(), of);
                }
                system[i][n] = new Fraction((ofValue ? cents : converting).getOrDefault(states.get(i), BigInteger.ZERO), of);
            }
            return solved(system, states.indexOf(START));
        }

        private static Fraction solved(Fraction[][] a, int wanted) {
            int n = a.length;
            for (int column = 0; column < n; column++) {
                int pivot = column;
                while (a[pivot][column].isZero()) {
                    pivot++;
                }
                Fraction[] row = a[pivot];
                a[pivot] = a[column];
                a[column] = row;
                for (int i = 0; i < n; i++) {
                    if (i != column && !a[i][column].isZero()) {
                        Fraction factor = a[i][column].over(row[column]);
                        for (int j = column; j <= n; j++) {
                            a[i][j] = a[i][j].minus(factor.times(row[j]));
                        }
                    }
                }
            }
            return a[wanted][n].over(a[wanted][wanted]);
        }
    }

    private record Fraction(BigInteger top, BigInteger bottom) {

        Fraction {
            BigInteger common = top.gcd(bottom).max(BigInteger.ONE).multiply(BigInteger.valueOf(bottom.signum()));
            top = top.divide(common);
            bottom = bottom.divide(common);
        }

        boolean isZero() {
            return top.signum() == 0;
        }

        Fraction times(Fraction other) {
            return new Fraction(top.multiply(other.top), bottom.multiply(other.bottom));
        }

        Fraction over(Fraction other) {
            return new Fraction(top.multiply(other.bottom), bottom.multiply(other.top));
        }

        Fraction minus(Fraction other) {
            return new Fraction(top.multiply(other.bottom).subtract(other.top.multiply(bottom)), bottom.multiply(other.bottom));
        }

        double toDouble() {
            return new BigDecimal(top).divide(new BigDecimal(bottom), java.math.MathContext.DECIMAL128).doubleValue();
        }
    }
}
