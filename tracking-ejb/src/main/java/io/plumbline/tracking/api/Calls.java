package io.plumbline.tracking.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Calls that were acknowledged and are answered later, each once, in the order in which they came and after the clicks before them. */
public interface Calls {

    /** Who answers. */
    @FunctionalInterface
    interface Taker {

        /** Answers them in order. A failure, unlike a refusal, brings all of them again. */
        void take(List<Call> calls);
    }

    /**
     * Durable when this returns.
     *
     * @throws SpoolFull when it could not be kept; clicks have the last fifth of the spool to themselves
     */
    void keep(Call call);

    /**
     * Whether what tells visitors apart may be kept at all: what is not allowed is not on disk either, not even until somebody looks at it.
     *
     * @param advertiserId whose policy it is, or null for the workspace's
     */
    boolean mayKnowVisitor(ConsentSignals said, UUID advertiserId, Instant at);

    /** Whether calls wait that came before one that comes now. */
    boolean areWaiting();

    /** @param taker null when nobody answers for now: then they wait */
    void takenBy(Taker taker);
}
