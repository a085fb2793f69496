package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;

/**
 * What an advertiser's revenue is worth and what its marketing costs besides: for profit and for the cost of a customer. Nothing is assumed
 * where nothing was entered. What was entered before stays known as of its time. Reading is for staff, setting for marketers and finance.
 */
public interface Economics {

    /** Those in force, the newest day first, at most 1000. */
    List<Margin> margins(UUID advertiser);

    /**
     * @param share null takes back what was set for that day
     * @throws io.plumbline.shared.Invalid margin-out-of-range, range-out-of-bounds
     */
    void setMargin(UUID advertiser, LocalDate from, BigDecimal share);

    /** Those in force, the newest month first, at most 1000. */
    List<Overhead> overheads(UUID advertiser);

    /**
     * @param amount in the advertiser's currency, zero or more; null takes back what was set for that month
     * @throws io.plumbline.shared.Invalid currency-mismatch, amount-negative, range-out-of-bounds
     */
    void setOverhead(UUID advertiser, YearMonth month, Money amount);
}
