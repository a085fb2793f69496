package io.plumbline.campaign.api;

import java.time.Instant;

/** Fees that are owed once, when an agreement takes effect. They are scheduled by {@link AgreementMade}. */
public interface FlatFees {

    /**
     * Posts the fees due by {@code now}, each exactly once however often and wherever this runs, at most 500 a call.
     * A fee in a currency without a known rate stays due.
     *
     * @return fees posted
     */
    int settle(Instant now);
}
