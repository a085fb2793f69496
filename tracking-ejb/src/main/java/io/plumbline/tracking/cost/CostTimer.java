package io.plumbline.tracking.cost;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Brings costs of before into the ledger; later there is nothing to do. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CostTimer {

    private static final Logger LOG = Logger.getLogger(CostTimer.class.getName());

    @Inject
    private CostLedger ledger;
    @Inject
    private Authority authority;

    @Schedule(hour = "*", minute = "*/10", second = "50", persistent = false, info = "media costs in the ledger")
    void look() {
        authority.actAs(Caller.system("media-costs"));
        try {
            ledger.catchUp();
        } catch (PersistenceException away) {
            LOG.log(Level.WARNING, "Media costs wait for the database: {0}", away.toString());
        }
    }
}
