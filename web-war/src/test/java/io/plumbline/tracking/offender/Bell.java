package io.plumbline.tracking.offender;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;

/** Breaks on purpose: what rings every second waits for what strikes the hour. */
@Singleton
public class Bell {

    @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
    void ring() {
    }

    @Schedule(hour = "*", persistent = false)
    void strike() {
    }
}
