package io.plumbline.reporting.value;

import io.plumbline.reporting.known.Marks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The channels that have customers enough to be told apart, largest first; the others are one together, or belong to the first when even
 * together they are too few.
 */
record Channels(List<String> names, Map<String, Integer> groups) {

    static final Channels NONE = new Channels(List.of(), Map.of());

    private static final int LEAST_CUSTOMERS = 50;
    private static final int LEAST_REPEATERS = 15;
    private static final int MOST = 12;

    static Channels of(List<Member> members) {
        TreeMap<String, int[]> counts = new TreeMap<>();
        for (Member member : members) {
            int[] count = counts.computeIfAbsent(member.channel(), c -> new int[2]);
            count[0]++;
            count[1] += member.x() > 0 ? 1 : 0;
        }
        List<String> names = new ArrayList<>(counts.entrySet().stream().filter(e -> enough(e.getValue()))
                .sorted(Comparator.comparingInt((Map.Entry<String, int[]> e) -> -e.getValue()[0]).thenComparing(Map.Entry::getKey)).map(Map.Entry::getKey)
                .limit(MOST).toList());
        int[] rest = new int[2];
        counts.forEach((name, count) -> {
            if (!names.contains(name)) {
                rest[0] += count[0];
                rest[1] += count[1];
            }
        });
        int restGroup = enough(rest) ? names.size() : 0;
        Map<String, Integer> groups = new TreeMap<>();
        counts.keySet().forEach(name -> groups.put(name, names.contains(name) ? names.indexOf(name) : restGroup));
        names.replaceAll(Marks::apart);
        if (enough(rest)) {
            names.add(Marks.OTHER);
        }
        if (names.size() < 2) {
            throw new NoFit("one-channel", "Only one channel has " + LEAST_CUSTOMERS + " customers with " + LEAST_REPEATERS
                    + " repeaters among them: there is nothing to tell apart. Fit without the covariate.");
        }
        return new Channels(names, groups);
    }

    int group(String channel) {
        return groups.getOrDefault(channel, 0);
    }

    private static boolean enough(int[] count) {
        return count[0] >= LEAST_CUSTOMERS && count[1] >= LEAST_REPEATERS;
    }
}
