package io.plumbline.tracking.outgoing;

import io.plumbline.shared.Conflict;
import io.plumbline.tracking.api.OutgoingRequest;
import io.plumbline.tracking.store.OwnThreads;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Carries messages, at most {@value Room#LANES} at a time and {@value Room#A_HOST} to one host: somebody's slow server must not keep the
 * others waiting. What a stopped node had on its way is sent again when its lease ends, under the same delivery id.
 */
@Singleton
@Startup
@DependsOn("Dispatch")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Courier {

    private static final Logger LOG = Logger.getLogger(Courier.class.getName());
    private static final Duration LAST_ROUND = Duration.ofSeconds(3);

    @Inject
    private Dispatch dispatch;
    @Inject
    private Messenger messenger;
    @Inject
    private Seal seal;
    @Inject
    private Clock clock;

    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
    private final AtomicInteger busy = new AtomicInteger();
    private ScheduledExecutorService rounds;
    private ExecutorService lanes;
    private boolean failing;
    private boolean sealed;

    @PostConstruct
    void begin() {
        lanes = Executors.newFixedThreadPool(Room.LANES, new OwnThreads("plumbline-postbacks"));
        rounds = Executors.newSingleThreadScheduledExecutor(new OwnThreads("plumbline-courier"));
        rounds.scheduleWithFixedDelay(this::round, 2, 1, TimeUnit.SECONDS);
    }

    /** Whatever is under way may still arrive and be written down. */
    @PreDestroy
    void end() {
        OwnThreads.end(rounds, LAST_ROUND);
        OwnThreads.end(lanes, LAST_ROUND);
    }

    private static OutgoingRequest letter(Parcel parcel, List<String> signing, Instant begun) {
        return Letters.write(parcel.rule().letter(), signing, parcel.facts(), parcel.id(), parcel.attempt(), begun);
    }

    private void round() {
        try {
            if (!sealed) {
                dispatch.sealOldKeys(clock.instant());
                sealed = true;
            }
            messenger.cutOffTheSlow();
            go();
            failing = false;
        } catch (RuntimeException away) {
            // Without this the rounds would end for good with the first failure of the database.
            if (!failing) {
                LOG.log(Level.WARNING, away, () -> "Postbacks wait; trying on every second");
            }
            failing = true;
        }
    }

    void go() {
        for (Parcel parcel : dispatch.take(clock.instant(), new Room(busy.get(), underWay))) {
            send(parcel, Room.host(parcel.rule()));
        }
    }

    private void send(Parcel parcel, String host) {
        busy.incrementAndGet();
        underWay.merge(host, 1, Integer::sum);
        try {
            lanes.execute(() -> carry(parcel, host));
        } catch (RejectedExecutionException full) {
            done(host);
            throw full;
        }
    }

    private void done(String host) {
        busy.decrementAndGet();
        underWay.computeIfPresent(host, (name, count) -> count == 1 ? null : count - 1);
    }

    private void carry(Parcel parcel, String host) {
        try {
            Instant begun = clock.instant();
            OutgoingRequest request = letter(parcel, Letters.signing(parcel.rule(), seal, begun), begun);
            dispatch.settle(parcel, request, (parcel.outwards() ? messenger.outwards() : messenger).carry(request), clock.instant());
        } catch (Conflict closed) {
            // Never without its signature; another node may have the key.
            dispatch.settle(parcel, letter(parcel, List.of(), clock.instant()), Messenger.Reply.unsent(closed.getMessage()), clock.instant());
        } catch (RuntimeException lost) {
            LOG.log(Level.WARNING, lost, () -> "Delivery " + parcel.id() + " is tried again when its lease ends");
        } finally {
            done(host);
        }
    }
}
