package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;

/**
 * Pays partners: preview, approval by another person, locked statements, payment files, confirmation of each payment.
 * Nothing is paid twice, as a posting stands in one statement at most; nothing is lost, as what stands in none is in the next preview.
 */
public interface Payouts {

    int MOST_OUTCOMES = 10_000;

    /** A draft: nothing is locked and nothing posted. */
    PayoutRun prepare(PayoutOrder order);

    PayoutRun get(UUID id);

    Page<PayoutRun> list(PageRequest page);

    /** The same draft as things are now, prepared by the caller. */
    PayoutRun renew(UUID id);

    /**
     * Locks and numbers the statements, posts them and writes the payment files, all or nothing.
     *
     * @throws io.plumbline.shared.Conflict {@code payout-changed} when it no longer comes to what was prepared, {@code payout-not-draft},
     *         {@code payout-empty}; {@link io.plumbline.shared.Forbidden} for whoever prepared it
     */
    PayoutRun approve(UUID id);

    PayoutRun cancel(UUID id, String reason);

    /** Further payment files for statements whose invoice has come since; none when there are none. */
    List<PaymentFile> order(UUID id);

    /** The same bytes each time. Holds whole bank accounts: only for finance, and noted in the audit trail. @return its name */
    String file(UUID id, UUID fileId, OutputStream to);

    /** Each by itself: what is refused keeps nothing else from being recorded. */
    List<PaymentOutcome.Receipt> confirm(UUID id, List<PaymentOutcome> outcomes);

    /** The same from a CSV file with a header: statement (or end_to_end_id), result, reason. */
    List<PaymentOutcome.Receipt> confirm(UUID id, InputStream csv);
}
