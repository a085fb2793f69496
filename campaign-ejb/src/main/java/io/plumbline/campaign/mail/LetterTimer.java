package io.plumbline.campaign.mail;

import io.plumbline.campaign.api.Mail;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import jakarta.ejb.EJBException;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Every node looks; claims let each letter be sent by one. */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LetterTimer {

    private static final Logger LOG = Logger.getLogger(LetterTimer.class.getName());

    @Inject
    private Mail mail;
    @Inject
    private Authority authority;

    @Schedule(hour = "*", minute = "*", second = "3/10", persistent = false, info = "letters to people")
    void deliver() {
        authority.actAs(Caller.system("letters"));
        try {
            mail.deliver();
        } catch (PersistenceException | EJBException away) {
            LOG.log(Level.WARNING, "Letters wait for the database: {0}", away.toString());
        }
    }
}
