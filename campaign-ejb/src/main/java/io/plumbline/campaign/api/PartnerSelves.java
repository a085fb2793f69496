package io.plumbline.campaign.api;

import java.time.Instant;
import java.util.UUID;

/** Who partners are themselves, for the check on self-referral: asks no role and no scope. */
public interface PartnerSelves {

    PartnerSelf of(UUID partnerId);

    /** One of the partner's users has signed in from there. Only the network is kept, for half a year. @param address as the server sees it, or null */
    void seen(UUID partnerId, String address, Instant at);
}
