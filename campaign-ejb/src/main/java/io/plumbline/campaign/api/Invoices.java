package io.plumbline.campaign.api;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/** Invoices that partners write about their statements, as PDF. Finance and the partner itself hand them in; all staff for all advertisers, and the partner, may have them back. */
public interface Invoices {

    int LARGEST = 5 << 20;
    int MOST_OF_A_STATEMENT = 10;

    /** @param fileRequired whether a statement is matched with an invoice only when its PDF is there */
    record Policy(Boolean fileRequired) implements Serializable {
    }

    /**
     * Keeps it. The same file again is the one that is there.
     *
     * @param name as the sender calls it
     * @throws io.plumbline.shared.Invalid  codes {@code file-not-pdf, file-too-large}
     * @throws io.plumbline.shared.Conflict codes {@code invoice-not-awaited} of a statement that is its own invoice, {@code too-many-files}
     */
    InvoiceFile attach(UUID statementId, String name, InputStream pdf);

    /** Oldest first. */
    List<InvoiceFile> of(UUID statementId);

    /** The bytes as they came; noted in the audit trail. @return what they are called, as a plain file name that ends in .pdf */
    String write(UUID statementId, UUID fileId, OutputStream to);

    Policy policy();

    /** For admins. */
    Policy policy(Policy next);
}
