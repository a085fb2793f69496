package io.plumbline.reporting.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.reporting.api.AttributionAnswer;
import io.plumbline.reporting.api.PathTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The closed form against the definition: marginal contributions averaged over every order in which channels can join. */
class ShapleyTest {

    @Test
    void random_tables_equal_the_average_over_all_permutations() {
        for (int round = 0; round < 10; round++) {
            Book book = Book.random(new Random(4711 + round), 30, "a", "b", "c", "d", "e", "f");
            AttributionAnswer answer = book.answer(null, "shapley");
            Map<String, Double> credit = byDefinition(book.rows(), false);
            Map<String, Double> value = byDefinition(book.rows(), true);

            for (AttributionAnswer.Row row : answer.models().get(0).rows()) {
                assertThat(row.conversions().doubleValue()).as("round %d %s", round, row).isCloseTo(credit.get(row.key()), within(1.1e-6));
                assertThat(Double.parseDouble(row.value())).as("round %d %s", round, row).isCloseTo(value.get(row.key()), within(0.011));
            }
            MarkovTest.assertSums(answer);
        }
    }

    @Test
    void credit_by_position_equals_a_recount_and_adds_up_to_the_unordered_credit() {
        Book book = Book.random(new Random(99), 40, "a", "b", "c", "d");
        AttributionAnswer.ModelResult result = book.answer(null, "shapley").models().get(0);
        Map<String, Double> expected = new TreeMap<>();
        for (PathTable.PathRow row : book.rows()) {
            for (int i = 0; i < row.path().size() && row.conversions() > 0; i++) {
                String key = row.path().get(i);
                long occurrences = row.path().stream().filter(key::equals).count();
                expected.merge(i + 1 + key, (double) row.conversions() / new HashSet<>(row.path()).size() / occurrences, Double::sum);
            }
        }

        Map<String, Double> got = new TreeMap<>();
        Map<String, BigDecimal> summed = new HashMap<>();
        result.shapley().ordered().forEach(at -> {
            got.put(at.position() + at.key(), at.conversions().doubleValue());
            summed.merge(at.key(), at.conversions(), BigDecimal::add);
        });
        assertThat(got.keySet()).isEqualTo(expected.keySet());
        expected.forEach((at, credit) -> assertThat(got.get(at)).isCloseTo(credit, within(1e-6)));
        result.rows().forEach(row -> assertThat(summed.get(row.key()).doubleValue()).isCloseTo(row.conversions().doubleValue(), within(1e-5)));
    }

    /** Zhao, Mahboobi, Bagheri (2018): in every order in which channels can join, a journey is due to the one that completes it, in equal parts to where it occurs. */
    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7})
    void credit_by_position_equals_the_average_over_all_permutations(int channels) {
        String[] names = IntStream.range(0, channels).mapToObj(i -> "c" + i).toArray(String[]::new);
        Book book = Book.random(new Random(7000 + channels), 40, names);
        Map<String, Double> expected = new TreeMap<>();
        List<List<String>> orders = orders(List.of(names));
        for (List<String> order : orders) {
            for (PathTable.PathRow row : book.rows()) {
                String last = row.path().stream().max(java.util.Comparator.comparingInt(order::indexOf)).orElseThrow();
                long occurrences = row.path().stream().filter(last::equals).count();
                for (int i = 0; i < row.path().size() && row.conversions() > 0; i++) {
                    if (row.path().get(i).equals(last)) {
                        expected.merge(i + 1 + last, (double) row.conversions() / occurrences / orders.size(), Double::sum);
                    }
                }
            }
        }

        Map<String, Double> got = new TreeMap<>();
        book.answer(null, "shapley").models().get(0).shapley().ordered().forEach(at -> got.put(at.position() + at.key(), at.conversions().doubleValue()));
        assertThat(got.keySet()).isEqualTo(expected.keySet());
        expected.forEach((at, credit) -> assertThat(got.get(at)).as(at).isCloseTo(credit, within(1.1e-6)));
    }

    @Test
    void more_than_fifteen_channels_are_exact_too() {
        String all = String.join(" ", IntStream.rangeClosed(1, 40).mapToObj(i -> "channel" + i).toList());
        AttributionAnswer.ModelResult result = Book.of(all, 2, "80.00", 3).and("channel1", 1, "1.00", 0).answer(null, "shapley").models().get(0);

        assertThat(result.shapley().method()).isEqualTo("exact");
        assertThat(result.shapley().standardError()).isEqualByComparingTo("0");
        assertThat(result.rows().get(0)).satisfies(row -> assertThat(row.key()).isEqualTo("channel1")).satisfies(row -> assertThat(row.conversions()).isEqualByComparingTo("1.05"));
        assertThat(result.rows().stream().skip(1)).allSatisfy(row -> assertThat(row.conversions()).isEqualByComparingTo("0.05"));
    }

    /** Each of the 131,072 coalitions of 17 channels, and of the 262,144 of 18, weighed by how many orders it comes up in. */
    @ParameterizedTest
    @ValueSource(ints = {17, 18})
    void above_fifteen_channels_every_coalition_counted_gives_the_same_credit(int channels) {
        String[] names = IntStream.range(0, channels).mapToObj(i -> "c%02d".formatted(i)).toArray(String[]::new);
        Book book = Book.random(new Random(channels), 60, names);
        double[] worth = new double[1 << channels];
        for (PathTable.PathRow row : book.rows()) {
            worth[row.path().stream().mapToInt(key -> 1 << List.of(names).indexOf(key)).reduce(0, (a, b) -> a | b)] += row.conversions();
        }
        for (int channel = 0; channel < channels; channel++) {
            for (int set = 0; set < worth.length; set++) {
                worth[set] += (set >> channel & 1) == 1 ? worth[set ^ 1 << channel] : 0;
            }
        }
        double[] weight = new double[channels];
        weight[0] = 1.0 / channels;
        for (int size = 1; size < channels; size++) {
            weight[size] = weight[size - 1] * size / (channels - size);
        }
        Map<String, BigDecimal> credit = book.credit("shapley", null);
        for (int channel = 0; channel < channels; channel++) {
            double sum = 0;
            for (int set = 0; set < worth.length; set++) {
                sum += (set >> channel & 1) == 1 ? 0 : weight[Integer.bitCount(set)] * (worth[set | 1 << channel] - worth[set]);
            }
            assertThat(credit.getOrDefault(names[channel], BigDecimal.ZERO).doubleValue()).as(names[channel]).isCloseTo(sum, within(1.1e-6));
        }
    }

    private static Map<String, Double> byDefinition(List<PathTable.PathRow> rows, boolean ofValue) {
        List<String> channels = List.copyOf(new TreeSet<>(rows.stream().flatMap(row -> row.path().stream()).toList()));
        Map<String, Double> sums = new HashMap<>();
        List<List<String>> orders = orders(channels);
        for (List<String> order : orders) {
            Set<String> coalition = new HashSet<>();
            double before = 0;
            for (String joining : order) {
                coalition.add(joining);
                double worth = rows.stream().filter(row -> coalition.containsAll(row.path())).mapToDouble(row -> ofValue ? Double.parseDouble(row.value()) : row.conversions()).sum();
                sums.merge(joining, worth - before, Double::sum);
                before = worth;
            }
        }
        sums.replaceAll((channel, sum) -> sum / orders.size());
        return sums;
    }

    private static List<List<String>> orders(List<String> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<String>> all = new ArrayList<>();
        for (String first : of) {
            for (List<String> rest : orders(of.stream().filter(other -> !other.equals(first)).toList())) {
                List<String> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                all.add(order);
            }
        }
        return all;
    }
}
