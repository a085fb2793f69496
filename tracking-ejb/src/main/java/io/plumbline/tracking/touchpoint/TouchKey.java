package io.plumbline.tracking.touchpoint;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Touch;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** What two touches have in common that are one: the file was sent twice, or the row stands in it twice. */
public final class TouchKey {

    private TouchKey() {
    }

    public static UUID of(Touch touch) {
        return Ids.named("touch", touch.advertiserId().toString(), touch.customerId(), time(touch).toString(), touch.channel(), touch.interaction(),
                String.valueOf(touch.campaignId()), String.valueOf(touch.partnerId()));
    }

    /** Both databases keep microseconds; the key must not tell apart what they cannot. */
    static Instant time(Touch touch) {
        return touch.at().truncatedTo(ChronoUnit.MICROS);
    }
}
