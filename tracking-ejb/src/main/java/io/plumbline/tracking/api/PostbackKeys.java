package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;

/** The key that seals signing keys: a file that every node of a database needs the same of. */
public interface PostbackKeys {

    /** As of the last look, at most a minute ago. */
    enum State implements Keyed {
        /** Nothing has been sealed yet; whoever seals first makes the key. */
        UNUSED,
        OK,
        /** Something is sealed and this node has no key file: its signed postbacks wait for another node. */
        MISSING,
        /** This node has another key file than the one that was sealed with. */
        OTHER;

        public boolean isWrong() {
            return this == MISSING || this == OTHER;
        }
    }

    State state();
}
