package io.plumbline.reporting.attribution;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The shapes of journeys: most travelled paths (repeats in a row told once), who assists and who closes, and how long it takes. */
final class Paths {

    private static final int SHOWN = 100;
    private static final int MAX_STEPS = 50;
    /** Beyond this, new paths are counted together: rare ones all, since the common ones came early. */
    private static final int MAX_DISTINCT = 200_000;
    private static final List<String> OTHER = List.of("(other)");
    private static final long SECONDS_A_DAY = 86_400;
    private static final int[] BUCKETS_FROM = {0, 1, 3, 7, 14, 30};
    private static final List<String> BUCKET_LABELS = List.of("<1", "1-2", "3-6", "7-13", "14-29", "30+");

    record Path(List<String> keys, long conversions, long valueMinor) {
    }

    /** @param assisted, last numbers of conversions */
    record Role(String key, long assisted, long last) {
    }

    private final Map<List<String>, long[]> paths = new HashMap<>();
    private final TreeMap<String, long[]> roles = new TreeMap<>();
    private long[] seconds = new long[1024];
    private int timed;

    void add(Journey journey) {
        List<String> path = collapsed(journey);
        long[] sum = paths.get(path);
        if (sum == null) {
            sum = paths.computeIfAbsent(paths.size() < MAX_DISTINCT ? path : OTHER, p -> new long[2]);
        }
        sum[0]++;
        sum[1] += journey.valueMinor();
        if (journey.steps().isEmpty()) {
            role(Credits.NONE)[1]++;
            return;
        }
        String last = path.get(path.size() - 1);
        Set<String> others = new HashSet<>();
        journey.steps().forEach(step -> others.add(step.key()));
        others.remove(last);
        others.forEach(key -> role(key)[0]++);
        role(last)[1]++;
        time(Math.max(0, journey.convertedAt().getEpochSecond() - journey.steps().get(0).at().getEpochSecond()));
    }

    /** Most conversions first. */
    List<Path> top() {
        return paths.entrySet().stream().map(e -> new Path(e.getKey(), e.getValue()[0], e.getValue()[1]))
                .sorted(Comparator.comparingLong(Path::conversions).reversed().thenComparing(p -> String.join("\n", p.keys())))
                .limit(SHOWN).toList();
    }

    List<Role> roles() {
        return roles.entrySet().stream().map(e -> new Role(e.getKey(), e.getValue()[0], e.getValue()[1])).toList();
    }

    /** Null when no conversion had a touch. */
    BigDecimal medianDays() {
        if (timed == 0) {
            return null;
        }
        long[] sorted = Arrays.copyOf(seconds, timed);
        Arrays.sort(sorted);
        long twice = sorted[(timed - 1) / 2] + sorted[timed / 2];
        return days(BigDecimal.valueOf(twice).divide(BigDecimal.valueOf(2)));
    }

    BigDecimal meanDays() {
        return timed == 0 ? null
                : days(BigDecimal.valueOf(Arrays.stream(seconds, 0, timed).sum()).divide(BigDecimal.valueOf(timed), 6, RoundingMode.HALF_EVEN));
    }

    Map<String, Long> buckets() {
        long[] counts = new long[BUCKETS_FROM.length];
        for (int i = 0; i < timed; i++) {
            int bucket = BUCKETS_FROM.length - 1;
            while (seconds[i] < BUCKETS_FROM[bucket] * SECONDS_A_DAY) {
                bucket--;
            }
            counts[bucket]++;
        }
        Map<String, Long> labelled = new java.util.LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            labelled.put(BUCKET_LABELS.get(i), counts[i]);
        }
        return labelled;
    }

    private static BigDecimal days(BigDecimal ofSeconds) {
        return ofSeconds.divide(BigDecimal.valueOf(SECONDS_A_DAY), 4, RoundingMode.HALF_EVEN);
    }

    private void time(long duration) {
        if (timed == seconds.length) {
            seconds = Arrays.copyOf(seconds, timed * 2);
        }
        seconds[timed++] = duration;
    }

    private long[] role(String key) {
        return roles.computeIfAbsent(key, k -> new long[2]);
    }

    private static List<String> collapsed(Journey journey) {
        List<String> path = new ArrayList<>();
        for (Journey.Step step : journey.steps()) {
            if (path.isEmpty() || !path.get(path.size() - 1).equals(step.key())) {
                path.add(step.key());
            }
        }
        if (path.isEmpty()) {
            return List.of(Credits.NONE);
        }
        return path.size() <= MAX_STEPS ? path : new ArrayList<>(path.subList(path.size() - MAX_STEPS, path.size()));
    }
}
