package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What stages mean in money. A campaign's policy stands in for its advertiser's as a whole. */
public interface LeadPolicies {

    /** @param campaignId null for the advertiser's @param changedAt null for the standard */
    record Kept(UUID advertiserId, UUID campaignId, long version, LeadPolicy policy, Instant changedAt, String changedBy) implements Serializable {
    }

    /** As it is in force; the advertiser's or the standard where the campaign has none. Staff. */
    Kept of(UUID advertiserId, UUID campaignId);

    /** All that were ever set, of advertisers in scope. Staff. */
    List<Kept> list();

    /**
     * From now on, also for words that came before and were not known. What has been paid by a rule of before stays until the lead moves.
     *
     * @param expectedVersion version the caller saw, or null not to check
     * @throws io.plumbline.shared.Invalid {@code rule-repeated, goal-unknown, reason-code-unknown, stage-pays-not} (a way out pays nothing), {@code out-of-range}
     */
    Kept set(UUID advertiserId, UUID campaignId, Long expectedVersion, LeadPolicy policy);

    /** What would be read out of these words, and what would follow for a lead that was told of them in this order. Nothing is kept. Staff. */
    Trial tryOut(UUID advertiserId, UUID campaignId, LeadPolicy policy, List<String> words);

    /** @param read a stage for each word, null where unknown @param wishes what would follow, by stage; the lead's own conversion under {@code lead} */
    record Trial(List<LeadStage> read, LeadStage present, Map<String, String> wishes) implements Serializable {
    }
}
