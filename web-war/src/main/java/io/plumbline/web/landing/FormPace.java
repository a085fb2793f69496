package io.plumbline.web.landing;

import io.plumbline.web.security.Pace;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** How many forms of landing pages one address sends to this node. */
@ApplicationScoped
public class FormPace {

    static final int MOST = 30;
    static final Duration WINDOW = Duration.ofMinutes(10);

    private final Pace sent = new Pace(MOST, WINDOW);

    /** @return whether this one may still be looked at */
    public boolean admits(String address, Instant now) {
        return sent.admits(address, now);
    }
}
