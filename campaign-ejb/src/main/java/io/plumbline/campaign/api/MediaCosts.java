package io.plumbline.campaign.api;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Media costs in the ledger: what a day comes to is owed to platforms, and what changes is posted as the difference. In the caller's transaction. */
public interface MediaCosts {

    /** @param campaignId null where no campaign is named @param micros millionths of the currency */
    record PassedOn(UUID campaignId, String currency, long micros) {
    }

    /**
     * Posts what platforms state of the day less what was posted of it before, so that asking again posts nothing.
     *
     * @param stated asked for once the day is held: all that is stated of it, in millionths of the currency
     */
    void book(UUID advertiserId, LocalDate day, String currency, LongSupplier stated);

    /**
     * The same for what clicks, impressions and touches said that they cost, by campaign.
     *
     * @param costs all of the day; what was posted of it before and is missing here is taken back
     */
    void bookPassedOn(UUID advertiserId, LocalDate day, List<PassedOn> costs);
}
