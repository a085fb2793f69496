package io.plumbline.shared;

/** Somebody changed the thing since the caller read it (HTTP 412). */
public final class Stale extends Refusal {

    public Stale(String what, long current) {
        super("version-stale", "The " + what + " has been changed since you read it; its version is now " + current + ".");
    }

    /** Changed by somebody else in this very moment. */
    public Stale(String what) {
        super("version-stale", "The " + what + " is being changed by somebody else. Read it again.");
    }

    /** @param expected version the caller saw, or null when it does not care */
    public static void unless(String what, Long expected, long current) {
        if (expected != null && expected != current) {
            throw new Stale(what, current);
        }
    }
}
