package io.plumbline.reporting.known;

import java.time.Instant;

/** Instants that can be asked about. */
public final class Instants {

    public static final String POSSIBLE = "Times lie between 1990 and 2099.";

    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private Instants() {
    }

    /** @param asked null for now */
    public static boolean isPossible(Instant asked) {
        return asked == null || asked.isAfter(EARLIEST) && asked.isBefore(LATEST);
    }

    /** The instant of an answer: knowledge of the time to come is that of now. */
    public static Instant of(Instant asked, Instant now) {
        return asked == null || asked.isAfter(now) ? now : asked;
    }
}
