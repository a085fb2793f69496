package io.plumbline.campaign.api;

import java.time.LocalDate;
import java.util.UUID;
import java.util.function.LongSupplier;

/** Media costs in the ledger: what platforms state of a day is owed to them, and what they restate is posted as the difference. In the caller's transaction. */
public interface MediaCosts {

    /**
     * Posts what the day comes to less what was posted of it before, so that asking again posts nothing.
     *
     * @param stated asked for once the day is held: all that is stated of it, in millionths of the currency
     */
    void book(UUID advertiserId, LocalDate day, String currency, LongSupplier stated);
}
