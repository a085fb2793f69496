package io.plumbline.tracking.tag;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.tracking.api.TagLog;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;

/** On every node: what one has forgotten the next does not find. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class TagLogTimer {

    private static final int MOST_ROUNDS = 200;

    @Inject
    private TagLog log;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    @Schedule(hour = "*", minute = "41", persistent = false, info = "events of the tag that are a week old")
    void forget() {
        authority.actAs(Caller.system("tag-log"));
        for (int round = 0; round < MOST_ROUNDS && log.forget(clock.instant()); round++) {
            // Each round is a transaction of its own, short enough to be in nobody's way.
        }
    }
}
