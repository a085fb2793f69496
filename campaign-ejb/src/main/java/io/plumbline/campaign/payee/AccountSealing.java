package io.plumbline.campaign.payee;

import io.plumbline.shared.Conflict;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** At the start, seals account numbers that were kept before there was a seal. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AccountSealing {

    private static final Logger LOG = System.getLogger(AccountSealing.class.getName());

    @Inject
    private OpenAccounts open;

    @PostConstruct
    void begin() {
        try {
            int sealed = open.seal();
            if (sealed > 0) {
                LOG.log(Level.INFO, sealed + " account numbers from before they were sealed are sealed now");
            }
        } catch (Conflict keyMissing) {
            // Clicks must go on being taken on a node that lacks the key; only paying waits.
            LOG.log(Level.ERROR, keyMissing.getMessage());
        }
    }
}
