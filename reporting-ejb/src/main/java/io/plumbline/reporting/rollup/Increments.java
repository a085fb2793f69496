package io.plumbline.reporting.rollup;

import io.plumbline.tracking.api.Tally;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Tallies of one transaction, summed per quarter and slice, in the one order in which every transaction takes its row locks. */
record Increments(TreeMap<UUID, SliceKey> slices, TreeMap<Cell, long[]> sums) {

    static final List<String> MEASURES = List.of("impressions", "clicks", "unique_clicks", "invalid_clicks", "conversions", "revenue_minor",
            "payout_minor", "cost_micros");

    record Cell(int quarter, UUID slice) implements Comparable<Cell> {

        private static final Comparator<Cell> ORDER = Comparator.comparingInt(Cell::quarter).thenComparing(Cell::slice);

        @Override
        public int compareTo(Cell other) {
            return ORDER.compare(this, other);
        }
    }

    static Increments of(List<Tally> tallies) {
        Map<Object, SliceKey> seen = new HashMap<>();
        Increments all = new Increments(new TreeMap<>(), new TreeMap<>());
        for (Tally tally : tallies) {
            SliceKey slice = seen.computeIfAbsent(tally.where(), where -> SliceKey.of(tally.where()));
            all.slices.put(slice.id(), slice);
            add(all.sums.computeIfAbsent(new Cell(quarter(tally.at()), slice.id()), cell -> new long[MEASURES.size()]), tally);
        }
        all.dropWhatCancelsOut();
        return all;
    }

    static int quarter(Instant at) {
        return Math.toIntExact(Math.floorDiv(at.getEpochSecond(), 900L));
    }

    private static void add(long[] sum, Tally t) {
        long[] more = {t.impressions(), t.clicks(), t.uniqueClicks(), t.invalidClicks(), t.conversions(), t.revenueMinor(), t.payoutMinor(),
            t.costMicros()};
        for (int i = 0; i < more.length; i++) {
            sum[i] = Math.addExact(sum[i], more[i]);
        }
    }

    private void dropWhatCancelsOut() {
        sums.values().removeIf(sum -> {
            for (long value : sum) {
                if (value != 0) {
                    return false;
                }
            }
            return true;
        });
        slices.keySet().retainAll(sums.keySet().stream().map(Cell::slice).collect(java.util.stream.Collectors.toSet()));
    }
}
