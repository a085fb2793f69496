package io.plumbline.campaign.api;

import java.time.Instant;
import java.util.List;

/** What partners earn, for whoever keeps it in memory: the edge fills in {@code {payout}} by it. No caller is asked for. */
public interface PriceLists {

    /** Another text whenever the answer of {@link #current} may be another one for the same moment. */
    String version();

    /** Of every agreement that is in force or begins later, at most 100,000. */
    List<PriceList> current(Instant now);
}
