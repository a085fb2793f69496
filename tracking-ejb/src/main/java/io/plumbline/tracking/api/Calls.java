package io.plumbline.tracking.api;

import java.util.List;

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

    /** Whether calls wait that came before one that comes now. */
    boolean areWaiting();

    /** @param taker null when nobody answers for now: then they wait */
    void takenBy(Taker taker);
}
