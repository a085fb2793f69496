package io.plumbline.tracking.traffic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A set of networks for look-ups: sorted, merged ranges and a binary search. */
final class Networks {

    private static final Comparator<Network> ORDER = (a, b) -> Network.compare(a.high(), a.low(), b.high(), b.low());
    static final Networks NONE = new Networks(List.of());

    /** Per range: first high, first low, last high, last low. */
    private final long[] ranges;

    Networks(Collection<Network> networks) {
        List<long[]> merged = new ArrayList<>();
        for (Network next : networks.stream().sorted(ORDER).toList()) {
            long[] last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || Network.compare(next.high(), next.low(), last[2], last[3]) > 0) {
                merged.add(new long[] {next.high(), next.low(), next.lastHigh(), next.lastLow()});
            } else if (Network.compare(next.lastHigh(), next.lastLow(), last[2], last[3]) > 0) {
                last[2] = next.lastHigh();
                last[3] = next.lastLow();
            }
        }
        ranges = merged.stream().flatMapToLong(java.util.Arrays::stream).toArray();
    }

    static Networks of(String... texts) {
        return new Networks(Stream.of(texts).map(text -> Network.parse(text).orElseThrow()).toList());
    }

    /** Whether all of it lies inside. */
    boolean contains(Network network) {
        int at = lastStartingAtOrBefore(network.high(), network.low());
        return at >= 0 && Network.compare(network.lastHigh(), network.lastLow(), ranges[at * 4 + 2], ranges[at * 4 + 3]) <= 0;
    }

    /** Whether some of it lies inside. */
    boolean meets(Network network) {
        int at = lastStartingAtOrBefore(network.lastHigh(), network.lastLow());
        return at >= 0 && Network.compare(network.high(), network.low(), ranges[at * 4 + 2], ranges[at * 4 + 3]) <= 0;
    }

    boolean isEmpty() {
        return ranges.length == 0;
    }

    private int lastStartingAtOrBefore(long high, long low) {
        int from = 0;
        int to = ranges.length / 4 - 1;
        while (from <= to) {
            int middle = from + to >>> 1;
            if (Network.compare(ranges[middle * 4], ranges[middle * 4 + 1], high, low) <= 0) {
                from = middle + 1;
            } else {
                to = middle - 1;
            }
        }
        return to;
    }
}
