package io.plumbline.campaign.api;

import java.util.List;

/** Postings for another bookkeeping system. For staff; a caller confined to an advertiser gets its books. */
public interface LedgerExport {

    /** By accounting date, then in the order they were posted. @param after last line of the page before, or null @param most 1 to 5000 */
    List<LedgerLine> lines(LedgerSpan span, LedgerLine after, int most);
}
