package io.plumbline.campaign.payout;

import io.plumbline.shared.Conflict;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Whether an invoice has to be there as a file before it is matched. */
final class InvoiceRule {

    private static final String KEY = "payout.invoice-file";
    private static final String YES = "yes";

    private final EntityManager em;

    InvoiceRule(EntityManager em) {
        this.em = em;
    }

    boolean isFileRequired() {
        return em.createNativeQuery("select setting_value from campaign.setting where setting_key = :key", String.class).setParameter("key", KEY).getResultList().contains(YES);
    }

    void fileRequired(boolean value) {
        em.createNativeQuery("insert into campaign.setting (setting_key, setting_value) values (:key, 'no') on conflict do nothing").setParameter("key", KEY).executeUpdate();
        em.createNativeQuery("update campaign.setting set setting_value = :value where setting_key = :key").setParameter("value", value ? YES : "no").setParameter("key", KEY)
                .executeUpdate();
    }

    /** @throws Conflict code {@code invoice-file-missing} */
    void requireFile(UUID statementId) {
        boolean there = !em.createNativeQuery("select 1 from campaign.invoice_file where statement_id = :statement").setParameter("statement", statementId).setMaxResults(1)
                .getResultList().isEmpty();
        if (!there && isFileRequired()) {
            throw new Conflict("invoice-file-missing", "The invoice is to be uploaded as a PDF file first.");
        }
    }
}
