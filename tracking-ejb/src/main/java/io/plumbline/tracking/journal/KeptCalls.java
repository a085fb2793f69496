package io.plumbline.tracking.journal;

import io.plumbline.shared.Busy;
import io.plumbline.shared.Keyed;
import io.plumbline.tracking.api.Call;
import io.plumbline.tracking.api.Calls;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.SpoolFull;
import io.plumbline.tracking.api.SpoolState;
import io.plumbline.tracking.consent.Consents;
import io.plumbline.tracking.consent.Policies;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/** Calls in the journal, behind the clicks they may speak of. */
@ApplicationScoped
public class KeptCalls implements Calls {

    private static final int PATIENCE_SECONDS = 10;
    /** Whoever can send results could fill the disk while nobody can look at their tokens; visitors must still get through. */
    private static final int PERCENT_FOR_CALLS = 80;
    private static final int PERCENT = 100;

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
        SpoolState now = spool.state();
        if (now.bytes() > now.limitBytes() / PERCENT * PERCENT_FOR_CALLS) {
            throw new SpoolFull("The spool is nearly full.", null);
        }
        CompletableFuture<Void> durable = new CompletableFuture<>();
        try {
            spool.append(Filer.CALL, row(call), failure -> {
                if (failure == null) {
                    durable.complete(null);
                } else {
                    durable.completeExceptionally(failure);
                }
            });
            durable.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            last.accumulateAndGet(spool.appended(), Math::max);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException known ? known : new IllegalStateException(failed.getCause());
        } catch (TimeoutException hung) {
            throw new SpoolFull("The disk has not answered for " + PATIENCE_SECONDS + " seconds.", null);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new SpoolFull("The server is stopping.", null);
        }
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
