package io.plumbline.tracking.touchpoint;

import io.plumbline.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The visits of one batch: which pages are inside of one, and which begin one. */
final class Beginnings {

    /** As long as analytics tools take a visit to last without a sign of life. */
    static final Duration LENGTH = Duration.ofMinutes(30);
    static final String DIRECT = "direct";

    private record Sign(Instant at, String channel) {

        /** A visit without a source continues whatever visit there is; one with a source continues its own only. What came later does not begin one: a click may be stored before the page that was seen first. */
        boolean goesOn(PageSeen page) {
            return at.isAfter(page.at().minus(LENGTH)) && !at.isAfter(page.at()) && (channel.equals(page.channel()) || page.channel().equals(DIRECT));
        }
    }

    private final Set<Coming> inside;
    private final Set<UUID> stored;
    private final Map<UUID, List<Sign>> fresh = new HashMap<>();
    private final Map<UUID, Coming> begun = new LinkedHashMap<>();

    /** @param inside those that follow something stored before. @param stored keys of visits that are there already */
    Beginnings(Set<Coming> inside, Set<UUID> stored) {
        this.inside = inside;
        this.stored = stored;
    }

    /** A touch of this very batch. */
    void add(UUID person, Instant at, String channel) {
        fresh.computeIfAbsent(person, first -> new ArrayList<>()).add(new Sign(at, channel));
    }

    void begin(Coming coming) {
        UUID key = key(coming.page());
        if (!inside.contains(coming) && !follows(coming.person(), coming) && !follows(coming.canonical(), coming) && !stored.contains(key) && begun.putIfAbsent(key, coming) == null) {
            add(coming.person(), coming.page().at(), coming.page().channel());
        }
    }

    private boolean follows(UUID person, Coming coming) {
        return fresh.getOrDefault(person, List.of()).stream().anyMatch(sign -> sign.goesOn(coming.page()));
    }

    /** Beginnings that begin with this batch, by their keys. */
    Map<UUID, Coming> begun() {
        return begun;
    }

    static UUID key(PageSeen page) {
        long window = page.at().getEpochSecond() / LENGTH.toSeconds();
        return Ids.named("visit", page.advertiserId().toString(), page.visitorId(), page.channel(), Long.toString(window));
    }
}
