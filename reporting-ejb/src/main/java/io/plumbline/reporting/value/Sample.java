package io.plumbline.reporting.value;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Customers that look alike, counted together: always in the same order, so that sums have the same digits. */
record Sample(List<Alike> alike, long size) {

    /** @param group of the covariate; 0 is the one the others are compared with */
    record Alike(int group, Buyer buyer, long count) {
    }

    private static final Comparator<Alike> ORDER = Comparator.comparingInt(Alike::group).thenComparingInt(a -> a.buyer().x())
            .thenComparingDouble(a -> a.buyer().recency()).thenComparingDouble(a -> a.buyer().age());

    static Sample of(List<Buyer> buyers) {
        return of(buyers, new int[buyers.size()]);
    }

    static Sample of(List<Buyer> buyers, int[] groups) {
        Map<Alike, long[]> counts = new LinkedHashMap<>();
        for (int i = 0; i < groups.length; i++) {
            counts.computeIfAbsent(new Alike(groups[i], buyers.get(i), 0), key -> new long[1])[0]++;
        }
        List<Alike> alike = new ArrayList<>();
        counts.forEach((key, count) -> alike.add(new Alike(key.group(), key.buyer(), count[0])));
        alike.sort(ORDER);
        return new Sample(alike, groups.length);
    }

    /** Every so-many-th customer in the order of all: shares of those who look alike stay what they are. */
    Sample thinned(int most) {
        List<Alike> fewer = new ArrayList<>();
        long seen = 0;
        for (Alike some : alike) {
            long before = seen * most / size;
            seen += some.count();
            long drawn = seen * most / size - before;
            if (drawn > 0) {
                fewer.add(new Alike(some.group(), some.buyer(), drawn));
            }
        }
        return new Sample(fewer, most);
    }

    int groups() {
        return alike.stream().mapToInt(Alike::group).max().orElse(0) + 1;
    }

    long repeaters() {
        return alike.stream().filter(a -> a.buyer().x() > 0).mapToLong(Alike::count).sum();
    }
}
