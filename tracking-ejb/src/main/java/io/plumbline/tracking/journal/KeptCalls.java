package io.plumbline.tracking.journal;

import io.plumbline.shared.Busy;
import io.plumbline.shared.Keyed;
import io.plumbline.tracking.api.Call;
import io.plumbline.tracking.api.Calls;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.consent.Consents;
import io.plumbline.tracking.consent.Policies;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Calls in the journal, behind the clicks they may speak of. */
@ApplicationScoped
public class KeptCalls implements Calls {

    @Inject
    private LocalSpool spool;
    @Inject
    private Consents consents;
    @Inject
    private Policies policies;

    /** How far the journal had come when the last of them was in it. */
    private final AtomicLong last = new AtomicLong();
    private volatile Taker taker;

    @Override
    public void keep(Call call) {
        spool.leaveRoomForClicks();
        Durable durable = new Durable();
        spool.append(Filer.CALL, row(call), durable);
        durable.await();
        last.accumulateAndGet(spool.appended(), Math::max);
    }

    @Override
    public boolean mayKnowVisitor(ConsentSignals said, UUID advertiserId, Instant at) {
        ConsentDecision decided = consents.decide(said, policies.of(advertiserId), at);
        return decided.measure() && decided.store();
    }

    @Override
    public boolean areWaiting() {
        return spool.waits(last.get());
    }

    @Override
    public void takenBy(Taker other) {
        taker = other;
    }

    void take(List<Entry> entries) {
        Taker now = taker;
        if (now == null) {
            throw new Busy("The doors are not open yet.");
        }
        now.take(entries.stream().map(KeptCalls::call).toList());
    }

    private static Columns row(Call call) {
        return new Columns().with("id", call.id()).with("at", call.at()).with("door", call.door().key()).with("method", call.method()).with("query", call.query())
                .with("body", call.body()).with("type", call.contentType()).with("ip", call.ip()).with("secure", call.secure()).with("head", Json.map(call.head()));
    }

    private static Call call(Entry entry) {
        return new Call(entry.id("id"), entry.time("at"), Keyed.of(Door.class, "door", entry.text("door")), entry.text("method"), entry.text("query"),
                entry.text("body"), entry.text("type"), entry.text("ip"), Boolean.TRUE.equals(entry.get("secure")), Json.map(entry.text("head")));
    }
}
