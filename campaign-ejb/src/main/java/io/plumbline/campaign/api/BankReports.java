package io.plumbline.campaign.api;

import java.io.InputStream;

/** Reads from the bank's own files what became of payments. Told twice, in any order, it records nothing twice. */
public interface BankReports {

    int MOST_PAYMENTS = 10_000;

    /**
     * ISO 20022: a status report (pain.002: rejected is failed, settled is paid, all else is on its way) or booked entries (camt.052, camt.053, camt.054: a
     * debit is paid, its return is failed). Payments are found by their end-to-end id, which is the statement's number, or by the file that was booked or
     * rejected as a whole; amounts must agree.
     *
     * @throws io.plumbline.shared.Invalid code {@code bank-report-malformed, bank-report-unknown, too-large, too-many}
     */
    BankReport read(InputStream xml);
}
