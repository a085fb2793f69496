package io.plumbline.tracking.cap;

import io.plumbline.campaign.api.CapGate;
import io.plumbline.campaign.api.CapGate.ClickCap;
import io.plumbline.campaign.api.CapGate.Lease;
import io.plumbline.campaign.api.LinkPlan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/** Caps on clicks as the edge meets them: in memory, without a question to anybody. {@link CapWatch} keeps it filled. */
@ApplicationScoped
public class ClickCaps {

    /** A click on a cap whose slots have just run out waits this long for the next ones, and only so many at a time. */
    private static final long PATIENCE_MILLIS = 50;
    private static final int MOST_WAITING = 4;
    /** A lease id a cap in the click's record; more caps than these on one click would not fit there. */
    private static final int MOST_CAPS = 24;
    /** Whose leases those are that are closed as soon as they are taken. */
    private static final String SINGLE = "single";

    /** A cap and its slots in the periods that run, end and begin. */
    static final class Counter {
        volatile ClickCap cap;
        final Map<LocalDate, Slots> periods = new ConcurrentHashMap<>();
        volatile Slots latest;

        Counter(ClickCap cap) {
            this.cap = cap;
        }

        /** Also of a period long over: what is told late counts where it happened. */
        Slots at(Instant at, Runnable wake) {
            Slots slots = latest;
            return slots != null && slots.covers(at) ? slots : open(cap.period().startOf(cap.timeZone(), at), wake);
        }

        Slots open(LocalDate start, Runnable wake) {
            return periods.computeIfAbsent(start, day -> new Slots(cap, day, wake));
        }

        boolean concerns(UUID partner, Instant at) {
            CapGate.Pair pair = cap.agreement();
            return pair == null || pair.partnerId().equals(partner) && !at.isBefore(pair.from()) && (pair.until() == null || at.isBefore(pair.until()));
        }
    }

    @Inject
    private CapGate gate;
    @Inject
    private Prices prices;

    private volatile Runnable wake = () -> { };
    private final Semaphore waiting = new Semaphore(MOST_WAITING);
    private final Map<UUID, Counter> counters = new HashMap<>();
    private volatile Map<UUID, List<Counter>> bySubject = Map.of();
    private volatile Reached reached = Reached.NONE;

    public ClickCaps() {
        // for the container
    }

    ClickCaps(CapGate gate, Prices prices) {
        this.gate = gate;
        this.prices = prices;
    }

    /** A slot of every cap on the link at that moment, or none at all; none either where a cap on results or money is reached. */
    public Taken take(LinkPlan plan, Instant at) {
        return take(plan.campaignId(), plan.linkId(), plan.partnerId(), at);
    }

    Taken take(UUID campaign, UUID link, UUID partner, Instant at) {
        Reached gone = reached;
        Optional<CapGate.Spent> full = gone.isEmpty() ? Optional.empty() : gone.on(campaign, link, partner, at, prices);
        if (full.isPresent()) {
            return Taken.reached(full.get());
        }
        Map<UUID, List<Counter>> now = bySubject;
        return now.isEmpty() ? Taken.NOTHING : take(met(now, campaign, link, partner, at), at);
    }

    /**
     * The same for a click of which it is known only now that it counts, inside the transaction that says so. Its slots are leased
     * one by one: a lease of before would be counted again by clicks of its own time.
     */
    public Taken takeNow(UUID campaign, UUID link, UUID partner, Instant at, Instant now) {
        List<Slots.Held> held = new ArrayList<>(2);
        for (Counter counter : met(bySubject, campaign, link, partner, at)) {
            ClickCap cap = counter.cap;
            Optional<Lease> lease = gate.lease(cap.id(), cap.period().startOf(cap.timeZone(), at), SINGLE, 1, now);
            if (lease.isEmpty()) {
                held.forEach(one -> gate.close(one.lease.id(), 0));
                return Taken.full(cap);
            }
            held.add(new Slots.Held(lease.get()));
        }
        held.forEach(one -> gate.close(one.lease.id(), 1));
        return held.isEmpty() ? Taken.NOTHING : Taken.of(held);
    }

    private static List<Counter> met(Map<UUID, List<Counter>> caps, UUID campaign, UUID link, UUID partner, Instant at) {
        List<Counter> met = new ArrayList<>(2);
        for (UUID subject : new UUID[] {campaign, link, partner}) {
            for (Counter counter : subject == null ? List.<Counter>of() : caps.getOrDefault(subject, List.of())) {
                if (counter.concerns(partner, at)) {
                    met.add(counter);
                }
            }
        }
        return met;
    }

    private Taken take(List<Counter> met, Instant at) {
        List<Slots.Held> held = new ArrayList<>(met.size());
        for (Counter counter : met) {
            Slots slots = held.size() == MOST_CAPS ? null : counter.at(at, wake);
            Slots.Held one = slots == null ? null : slot(slots);
            if (one == null) {
                held.forEach(Slots.Held::giveBack);
                return Taken.full(counter.cap);
            }
            held.add(one);
        }
        return held.isEmpty() ? Taken.NOTHING : Taken.of(held);
    }

    private Slots.Held slot(Slots slots) {
        Slots.Held one = slots.take(0);
        if (one != null || slots.isDry() || !waiting.tryAcquire()) {
            return one;
        }
        try {
            return slots.take(PATIENCE_MILLIS);
        } finally {
            waiting.release();
        }
    }

    /** From now on clicks are turned away by exactly these. */
    void reached(List<CapGate.Spent> caps) {
        reached = Reached.of(caps);
    }

    void wakes(Runnable watch) {
        wake = watch;
    }

    synchronized Collection<Counter> counters() {
        return List.copyOf(counters.values());
    }

    synchronized Counter counter(ClickCap cap) {
        Counter counter = counters.computeIfAbsent(cap.id(), id -> new Counter(cap));
        counter.cap = cap;
        return counter;
    }

    /** From now on clicks meet exactly these caps. @return counters that are no longer met */
    synchronized List<Counter> meet(List<ClickCap> caps) {
        Map<UUID, List<Counter>> next = new HashMap<>();
        for (ClickCap cap : caps) {
            UUID subject = cap.agreement() == null ? cap.subjectId() : cap.agreement().campaignId();
            next.computeIfAbsent(subject, id -> new ArrayList<>()).add(counter(cap));
        }
        bySubject = next;
        Set<UUID> met = caps.stream().map(ClickCap::id).collect(Collectors.toSet());
        return counters.values().stream().filter(counter -> !met.contains(counter.cap.id())).toList();
    }

    synchronized void forget(Counter counter) {
        counters.remove(counter.cap.id());
    }
}
