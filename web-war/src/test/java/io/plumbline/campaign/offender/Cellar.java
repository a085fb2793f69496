package io.plumbline.campaign.offender;

import io.plumbline.tracking.api.Click;
import jakarta.persistence.Entity;
import java.time.Instant;

/** Breaks on purpose: a public entity that knows a downstream room and asks the clock itself. */
@Entity
public class Cellar {

    Click known;

    Instant opened() {
        return Instant.now();
    }
}
