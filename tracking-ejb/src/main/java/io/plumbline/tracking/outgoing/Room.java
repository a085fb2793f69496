package io.plumbline.tracking.outgoing;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** How many more messages may set out in one round. Only one round goes on at a time, so nobody else takes the places counted here. */
final class Room {

    static final int LANES = 8;
    static final int A_HOST = 2;

    private final Map<String, Integer> there;
    private int busy;

    Room(int busy, Map<String, Integer> there) {
        this.busy = busy;
        this.there = new HashMap<>(there);
    }

    int freeFor(Rule rule) {
        return Math.min(A_HOST - there.getOrDefault(host(rule), 0), LANES - busy);
    }

    void take(Rule rule) {
        busy++;
        there.merge(host(rule), 1, Integer::sum);
    }

    static String host(Rule rule) {
        return String.valueOf(URI.create(new Template(rule.letter().url()).fill(Map.of(), Escape.URL)).getAuthority()).toLowerCase(Locale.ROOT);
    }
}
