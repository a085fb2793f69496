package io.plumbline.tracking.traffic;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What the rules look at. Live it comes from the request, in a back-test from the stored event.
 *
 * @param address    null when unknown; stored addresses are shortened networks
 * @param addressKey stands for the full address within a day, so that a back-test counts visitors as the live rules did
 * @param backEnd    reported by a server for a visitor: user agent and address are the server's
 * @param clickIds   click ids of ad platforms and partners, by parameter
 * @param remembered codes found live, for what is not stored: null when this is live
 */
record Seen(Instant at, UUID advertiserId, UUID campaignId, UUID partnerId, String linkKey, Network address, long addressKey, String userAgent,
        String referrer, String language, String purpose, boolean backEnd, List<String> subs, Map<String, String> clickIds, String country,
        Set<String> remembered) {

    boolean isReplay() {
        return remembered != null;
    }

    /** In a replay only what was found live and could still be meant: of the address only a part is stored. */
    boolean isIn(Networks networks, String code) {
        if (address == null || networks.isEmpty()) {
            return false;
        }
        return networks.contains(address) || isReplay() && remembered.contains(code) && networks.meets(address);
    }
}
