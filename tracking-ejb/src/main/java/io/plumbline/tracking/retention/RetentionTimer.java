package io.plumbline.tracking.retention;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.tracking.api.Retention;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** When the fewest people click. */
@Singleton
public class RetentionTimer {

    @Inject
    private Retention retention;
    @Inject
    private Authority authority;

    @Schedule(hour = "3", minute = "41", persistent = false, info = "retention of personal data")
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void clean() {
        authority.actAs(Caller.system("retention"));
        retention.night();
    }
}
