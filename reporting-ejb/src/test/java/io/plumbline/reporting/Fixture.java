package io.plumbline.reporting;

import io.plumbline.tracking.api.Dimensions;
import io.plumbline.tracking.api.Tally;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Short ways to say what was counted. */
public final class Fixture {

    public static final UUID SHOP = new UUID(1, 1);
    public static final UUID SPRING = new UUID(2, 1);

    private Fixture() {
    }

    public static Dimensions where(String channel, String goalKind, String status, String currency) {
        return where(SHOP, SPRING, channel, null, "s1", goalKind, status, currency);
    }

    public static Dimensions where(UUID advertiser, UUID campaign, String channel, UUID partner, String sub1, String goalKind, String status, String currency) {
        List<String> subs = new java.util.ArrayList<>(Collections.nCopies(10, null));
        subs.set(0, sub1);
        return new Dimensions(advertiser, campaign, channel, partner, null, null, null, subs, null, null, null, "DE", "mobile", null, null,
                goalKind, goalKind, status, "valid", currency);
    }

    public static Tally clicks(String at, Dimensions where, long count) {
        return new Tally(Instant.parse(at), where, 0, count, count, 0, 0, 0, 0, 0);
    }

    public static Tally conversion(String at, Dimensions where, long revenueMinor) {
        return new Tally(Instant.parse(at), where, 0, 0, 0, 0, 1, revenueMinor, 0, 0);
    }

    public static Tally cost(String at, Dimensions where, long micros) {
        return new Tally(Instant.parse(at), where, 0, 0, 0, 0, 0, 0, 0, micros);
    }
}
