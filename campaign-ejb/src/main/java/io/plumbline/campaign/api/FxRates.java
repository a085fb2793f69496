package io.plumbline.campaign.api;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Exchange rates by date. Between two currencies goes through EUR where no direct rate is kept. */
public interface FxRates {

    /** ECB reference rates as published, XML ({@code eurofxref-*.xml}) or CSV; replaces rates of the same date and pair. @return rates read */
    int uploadEcb(InputStream file);

    void set(FxRate rate);

    /** Newest first, at most {@code limit}. */
    List<FxRate> list(int limit);

    /** The rate in force on the day: the last one not after it. Empty when none is known. 1 for equal currencies. */
    Optional<BigDecimal> rate(LocalDate day, String from, String to);

    /** The same as it was known at an instant: without what was uploaded, set or corrected later. */
    Optional<BigDecimal> rateKnown(LocalDate day, String from, String to, Instant at);
}
