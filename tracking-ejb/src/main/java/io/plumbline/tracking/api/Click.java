package io.plumbline.tracking.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A recorded click.
 *
 * @param verdict {@code valid} or {@code invalid}, or {@code fallback} for a click on a link that was not running
 * @param reason  reason code of the verdict, null when valid
 * @param reasons codes of all rules that hit, also those that only raise a suspicion
 * @param rules   version of the rules that judged, or null
 * @param subs    sub1 to sub10, null where absent
 * @param params  other parameters kept: UTM, platform click ids, consent
 */
public record Click(UUID id, Instant time, UUID advertiserId, UUID campaignId, UUID linkId, UUID partnerId, UUID destinationId, String url,
        String verdict, String reason, boolean unique, String visitorId, String ip, String userAgent, String referrer, String country,
        String device, String os, String browser, String channel, String creative, String placement, String keyword, String source,
        String externalId, List<String> subs, Map<String, String> params, String cost, String costCurrency, Money payout, List<String> reasons,
        Integer rules) implements Serializable {

    /** As its partner reads it: without who clicked, what else it cost and by which rules it was judged. */
    public Click withoutPerson() {
        Map<String, String> campaignParams = new TreeMap<>(params);
        campaignParams.keySet().removeIf(name -> !name.startsWith("utm_"));
        return new Click(id, time, advertiserId, campaignId, linkId, partnerId, null, null, verdict, reason, unique, null, null, null, null, country, device, os, browser,
                channel, creative, placement, keyword, source, externalId, subs, campaignParams, null, null, payout, List.of(), null);
    }
}
