package io.plumbline.campaign.payout;

import io.plumbline.campaign.persistence.Switch;
import io.plumbline.shared.Conflict;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Whether an invoice has to be there as a file before it is matched. */
final class InvoiceRule {

    private static final String KEY = "payout.invoice-file";

    private final EntityManager em;
    private final Switch required;

    InvoiceRule(EntityManager em) {
        this.em = em;
        this.required = new Switch(em, KEY);
    }

    boolean isFileRequired() {
        return required.isOn();
    }

    void fileRequired(boolean value) {
        required.turn(value);
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
