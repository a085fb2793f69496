package io.plumbline.reporting.attribution;

import io.plumbline.reporting.api.AttributionAnswer;
import io.plumbline.reporting.api.JourneysAnswer;
import io.plumbline.reporting.known.Marks;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The shapes of journeys: most travelled paths, how long they are, who assists and who closes, what follows what, and how long it takes. */
final class Shapes {

    private static final int SHOWN = 100;
    private static final int MAX_STEPS = 50;
    private static final int MAX_LENGTH = 20;
    private static final int MAX_TRANSITIONS = 500;
    private static final long SECONDS_A_DAY = 86_400;
    private static final int[] BUCKETS_FROM = {0, 1, 3, 7, 14, 30};
    private static final List<String> BUCKET_LABELS = List.of("<1", "1-2", "3-6", "7-13", "14-29", "30+");

    private final Sample sample;
    private final Keys keys;
    private final UnaryOperator<String> names;
    private final LongFunction<String> decimal;
    /** Equal keys in a row are one, clicks and views alike. */
    private final PathBook paths = new PathBook();

    Shapes(Sample sample, Keys keys, UnaryOperator<String> names, LongFunction<String> decimal) {
        this.sample = sample;
        this.keys = keys;
        this.names = names;
        this.decimal = decimal;
        int[] steps = new int[64];
        for (int path = 0; path < sample.book().size(); path++) {
            steps = sample.book().copy(path, steps);
            int length = collapse(steps, sample.book().length(path));
            paths.add(steps, length, sample.book().conversions(path), sample.book().valueMinor(path), sample.book().nulls(path));
        }
    }

    /** Converting ones, most conversions first. */
    List<AttributionAnswer.PathRow> top() {
        Stream<AttributionAnswer.PathRow> told = byCount(false).limit(SHOWN).map(p -> new AttributionAnswer.PathRow(words(p), paths.conversions(p), decimal.apply(paths.valueMinor(p))));
        Stream<AttributionAnswer.PathRow> silent = sample.untouched() == 0 ? Stream.empty()
                : Stream.of(new AttributionAnswer.PathRow(List.of(Keys.NONE), sample.untouched(), decimal.apply(sample.untouchedMinor())));
        return Stream.concat(told, silent).sorted(Comparator.comparingLong(AttributionAnswer.PathRow::conversions).reversed()).limit(SHOWN).toList();
    }

    /** Converting or not, most journeys first. */
    List<JourneysAnswer.PathRow> travelled() {
        return byCount(true).limit(SHOWN).map(p -> new JourneysAnswer.PathRow(words(p), paths.conversions(p) + paths.nulls(p), paths.conversions(p), paths.nulls(p),
                decimal.apply(paths.valueMinor(p)), rate(paths.conversions(p), paths.conversions(p) + paths.nulls(p)))).toList();
    }

    /** By number of touches, repeats counted. */
    List<JourneysAnswer.LengthRow> lengths() {
        long[] converting = new long[MAX_LENGTH + 1];
        long[] nulls = new long[MAX_LENGTH + 1];
        converting[0] = sample.untouched();
        for (int path = 0; path < sample.book().size(); path++) {
            int length = Math.min(MAX_LENGTH, sample.book().length(path));
            converting[length] += sample.book().conversions(path);
            nulls[length] += sample.book().nulls(path);
        }
        return IntStream.rangeClosed(0, MAX_LENGTH).filter(i -> converting[i] + nulls[i] > 0)
                .mapToObj(i -> new JourneysAnswer.LengthRow(i == MAX_LENGTH ? i + "+" : Integer.toString(i), converting[i], nulls[i], rate(converting[i], converting[i] + nulls[i]))).toList();
    }

    List<AttributionAnswer.AssistedRow> roles() {
        Map<Integer, long[]> roles = new TreeMap<>();
        for (int path = 0; path < paths.size(); path++) {
            if (paths.conversions(path) > 0) {
                roles(path, roles);
            }
        }
        int none = IntStream.range(0, keys.size()).filter(k -> keys.name(k).equals(Keys.NONE)).findFirst().orElse(-1);
        if (sample.untouched() > 0) {
            roles.computeIfAbsent(none, k -> new long[2])[1] += sample.untouched();
        }
        return roles.entrySet().stream().map(e -> {
            String key = e.getKey() < 0 ? Keys.NONE : keys.name(e.getKey());
            return new AttributionAnswer.AssistedRow(key, names.apply(key), e.getValue()[0], e.getValue()[1], rate(e.getValue()[0], e.getValue()[1]));
        }).toList();
    }

    /** Steps from one key to another, the first and last included; most journeys first. */
    List<JourneysAnswer.Transition> transitions() {
        int n = keys.size();
        Map<Long, Long> counts = new TreeMap<>();
        long[] leaving = new long[n + 1];
        for (int path = 0; path < paths.size(); path++) {
            long journeys = paths.conversions(path) + paths.nulls(path);
            int before = n;
            for (int i = 0; i < paths.length(path); i++) {
                int key = Step.key(paths.step(path, i));
                counts.merge((long) before * (n + 2) + key, journeys, Long::sum);
                leaving[before] += journeys;
                before = key;
            }
            leaving[before] += journeys;
            counts.merge((long) before * (n + 2) + n, paths.conversions(path), Long::sum);
            counts.merge((long) before * (n + 2) + n + 1, paths.nulls(path), Long::sum);
        }
        return counts.entrySet().stream().filter(e -> e.getValue() > 0).sorted(Map.Entry.<Long, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_TRANSITIONS).map(e -> {
                    int from = (int) (e.getKey() / (n + 2));
                    int to = (int) (e.getKey() % (n + 2));
                    return new JourneysAnswer.Transition(from == n ? Marks.START : word(from), to == n ? Marks.CONVERSION : to > n ? Marks.NOTHING : word(to), e.getValue(), rate(e.getValue(), leaving[from]));
                }).toList();
    }

    AttributionAnswer.TimeToConversion time() {
        int[] seconds = sample.seconds();
        if (seconds.length == 0) {
            return new AttributionAnswer.TimeToConversion(null, null, List.of());
        }
        long twice = (long) seconds[(seconds.length - 1) / 2] + seconds[seconds.length / 2];
        BigDecimal mean = BigDecimal.valueOf(Arrays.stream(seconds).asLongStream().sum()).divide(BigDecimal.valueOf(seconds.length), 6, RoundingMode.HALF_EVEN);
        return new AttributionAnswer.TimeToConversion(days(BigDecimal.valueOf(twice).divide(BigDecimal.valueOf(2))), days(mean), buckets(seconds));
    }

    private static List<AttributionAnswer.Bucket> buckets(int[] seconds) {
        long[] counts = new long[BUCKETS_FROM.length];
        for (int duration : seconds) {
            int bucket = BUCKETS_FROM.length - 1;
            while (duration < BUCKETS_FROM[bucket] * SECONDS_A_DAY) {
                bucket--;
            }
            counts[bucket]++;
        }
        return IntStream.range(0, counts.length).mapToObj(i -> new AttributionAnswer.Bucket(BUCKET_LABELS.get(i), counts[i])).toList();
    }

    private void roles(int path, Map<Integer, long[]> roles) {
        int closing = Step.key(paths.step(path, paths.length(path) - 1));
        roles.computeIfAbsent(closing, k -> new long[2])[1] += paths.conversions(path);
        IntStream.range(0, paths.length(path)).map(i -> Step.key(paths.step(path, i))).filter(key -> key != closing).distinct()
                .forEach(key -> roles.computeIfAbsent(key, k -> new long[2])[0] += paths.conversions(path));
    }

    private Stream<Integer> byCount(boolean all) {
        return IntStream.range(0, paths.size()).boxed().filter(p -> all || paths.conversions(p) > 0)
                .sorted(Comparator.comparingLong((Integer p) -> -paths.conversions(p) - (all ? paths.nulls(p) : 0)).thenComparing(this::compare));
    }

    private int compare(int one, int other) {
        for (int i = 0; i < Math.min(paths.length(one), paths.length(other)); i++) {
            if (paths.step(one, i) != paths.step(other, i)) {
                return Integer.compare(paths.step(one, i), paths.step(other, i));
            }
        }
        return Integer.compare(paths.length(one), paths.length(other));
    }

    private List<String> words(int path) {
        List<String> words = new ArrayList<>();
        for (int i = Math.max(0, paths.length(path) - MAX_STEPS); i < paths.length(path); i++) {
            words.add(word(Step.key(paths.step(path, i))));
        }
        return words;
    }

    private String word(int key) {
        return names.apply(keys.name(key));
    }

    private static int collapse(int[] steps, int length) {
        int kept = 0;
        for (int i = 0; i < length; i++) {
            int plain = Step.of(Step.key(steps[i]), false, false);
            if (kept == 0 || steps[kept - 1] != plain) {
                steps[kept++] = plain;
            }
        }
        return kept;
    }

    private static BigDecimal rate(long part, long whole) {
        return whole == 0 ? null : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 6, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal days(BigDecimal ofSeconds) {
        return ofSeconds.divide(BigDecimal.valueOf(SECONDS_A_DAY), 4, RoundingMode.HALF_EVEN);
    }
}
