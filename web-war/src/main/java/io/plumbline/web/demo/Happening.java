package io.plumbline.web.demo;

import io.plumbline.tracking.api.Door;
import java.time.Instant;
import java.util.Map;

/** Something of the demo's past, as it is told to the boundaries. */
sealed interface Happening {

    Instant at();

    /** A browser. */
    record Guest(String visitor, String userAgent, String ip, String country, String language) {
    }

    /** @param number by which later happenings name this click */
    record Clicked(Instant at, int number, Stream stream, Guest guest, Map<String, String> params, String purpose) implements Happening {
    }

    record Viewed(Instant at, Stream stream, Guest guest, Map<String, String> params) implements Happening {
    }

    /** @param customer as the platform and the shop both know him */
    record Exposed(Instant at, Stream stream, String customer) implements Happening {
    }

    /** @param click number of the click that led here, or -1 */
    record Visited(Instant at, Business business, Guest guest, int click, String referrer) implements Happening {
    }

    /**
     * @param click  number of the click it names, {@link #NO_CLICK} or {@link #UNKNOWN_CLICK}
     * @param amount decimal, or null for the goal's default
     * @param status as the sender says it, or null
     * @param fate   what somebody decides about it later
     */
    record Reported(Instant at, Business business, String goal, int click, Guest guest, String customer, String transaction, String amount,
            String currency, String status, Door door, Fate fate) implements Happening {
    }

    int NO_CLICK = -1;
    int UNKNOWN_CLICK = -2;

    /** @param part share of the amount that is refunded, 0 when none is */
    record Fate(boolean approved, boolean rejected, boolean reversed, double part, String reason) {

        static final Fate OPEN = new Fate(false, false, false, 0, null);
    }
}
