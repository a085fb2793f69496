package io.plumbline.tracking.lead;

import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What is written around a letter, each in a transaction of its own. */
@ApplicationScoped
public class MailSteps {

    @Inject
    private LeadBook book;
    @Inject
    private Sql sql;

    /** Of two nodes that find it, one gets it. @return the lead, for whoever got it */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<Kept> claim(UUID id, UUID leadId, int tries, Instant next) {
        boolean got = 1 == sql.update("update tracking.lead_mail set tries = ?, next_try_at = ? where id = ? and tries = ? and state = 'waiting'", tries + 1, next, id, tries);
        return got ? book.find(leadId) : Optional.empty();
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void end(UUID id, String state, Instant sentAt, String failure) {
        sql.update("update tracking.lead_mail set state = ?, sent_at = ?, failure = ? where id = ?", state, sentAt, failure, id);
    }
}
