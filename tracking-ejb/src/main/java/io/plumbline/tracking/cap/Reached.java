package io.plumbline.tracking.cap;

import io.plumbline.campaign.api.CapGate.Pair;
import io.plumbline.campaign.api.CapGate.Spent;
import io.plumbline.campaign.api.CapOf;
import io.plumbline.campaign.api.PriceList;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Caps on results and money that turn clicks away now, as of the last look. Immutable. */
final class Reached {

    static final Reached NONE = new Reached(List.of());

    private record Until(Spent cap, Instant from, Instant until) {

        static Until of(Spent cap) {
            ZoneId zone = ZoneId.of(cap.timeZone());
            return new Until(cap, cap.periodStart().atStartOfDay(zone).toInstant(), cap.period().after(cap.periodStart()).atStartOfDay(zone).toInstant());
        }

        boolean concerns(UUID partner, Instant at) {
            Pair pair = cap.agreement();
            return !at.isBefore(from) && at.isBefore(until) && (pair == null
                    || pair.partnerId().equals(partner) && !at.isBefore(pair.from()) && (pair.until() == null || at.isBefore(pair.until())));
        }
    }

    private final Map<UUID, List<Until>> bySubject;

    private Reached(List<Spent> caps) {
        bySubject = new HashMap<>();
        for (Spent cap : caps) {
            UUID subject = cap.agreement() == null ? cap.subjectId() : cap.agreement().campaignId();
            bySubject.computeIfAbsent(subject, id -> new ArrayList<>(1)).add(Until.of(cap));
        }
    }

    static Reached of(List<Spent> caps) {
        return caps.isEmpty() ? NONE : new Reached(caps);
    }

    boolean isEmpty() {
        return bySubject.isEmpty();
    }

    /** @return the first cap under which nothing more has room that a click there and then may bring */
    Optional<Spent> on(UUID campaign, UUID link, UUID partner, Instant at, Prices prices) {
        for (UUID subject : new UUID[] {campaign, link, partner}) {
            for (Until cap : subject == null ? List.<Until>of() : bySubject.getOrDefault(subject, List.of())) {
                if (cap.concerns(partner, at) && leavesNoRoom(cap.cap(), campaign, partner, at, prices)) {
                    return Optional.of(cap.cap());
                }
            }
        }
        return Optional.empty();
    }

    /** A cap on payout is nothing to a click that pays nobody. */
    private static boolean leavesNoRoom(Spent cap, UUID campaign, UUID partner, Instant at, Prices prices) {
        if (cap.of() != CapOf.PAYOUT) {
            return cap.left() <= 0;
        }
        PriceList list = partner == null ? null : prices.of(campaign, partner, at).orElse(null);
        if (list == null || list.least() == null) {
            return false;
        }
        return cap.left() <= 0 || list.currency().equals(cap.currency()) && list.least() > cap.left();
    }
}
