package io.plumbline.campaign.persistence;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Tells microseconds: what both databases keep, so that a time read back equals the time written. Proxyable, unlike the
 * clocks of {@link Clock}'s own factories.
 */
class UtcClock extends Clock {

    private final Clock system;

    UtcClock() {
        this(Clock.systemUTC());
    }

    private UtcClock(Clock system) {
        this.system = system;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new UtcClock(system.withZone(zone));
    }

    @Override
    public Instant instant() {
        return system.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
