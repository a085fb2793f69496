package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Statements of partners. Staff see all, a partner its own. */
public interface Statements {

    /** The paper in another form. */
    enum Form { PDF, CSV }

    Page<Statement> list(UUID partnerId, String currency, PageRequest page);

    Statement get(UUID id);

    /** @param after last line number already seen, 0 at first; at most {@code limit} lines follow */
    List<StatementLine> lines(UUID id, int after, int limit);

    /** Written from what was locked: the same bytes each time, on any node, after any change of names, rates or accounts. */
    void write(UUID id, Form form, OutputStream to);

    /**
     * The partner's own invoice over the statement.
     *
     * @throws io.plumbline.shared.Conflict {@code invoice-amount-differs}, {@code invoice-not-awaited}, {@code invoice-file-missing}
     */
    Statement match(UUID id, String invoiceNumber, LocalDate invoiceOn, Money total);

    /**
     * The partner's account as it was known at the end of a day (UTC), as CSV: each posting with the balance after it. Days that are over never change,
     * so neither do the bytes.
     *
     * @throws io.plumbline.shared.Invalid code {@code day-not-over}
     */
    void account(UUID partnerId, String currency, LocalDate day, OutputStream to);

    /** Which statements hold postings of a click, conversion or agreement, oldest first; none for staff confined to one advertiser. */
    List<Statement> about(UUID subjectId);
}
