package io.plumbline.campaign.api;

import java.util.List;

/** Postings by hand. */
public interface Adjustments {

    /**
     * For finance, not confined to an advertiser.
     *
     * @return both legs, of the first time when it was posted before
     * @throws io.plumbline.shared.Conflict reference-taken, when the reference stands for something else
     */
    List<LedgerLeg> post(Adjustment adjustment);
}
