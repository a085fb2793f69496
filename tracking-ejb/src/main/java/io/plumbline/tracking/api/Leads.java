package io.plumbline.tracking.api;

import io.plumbline.shared.Money;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * People who left contact data, and what becomes of them in sales. A lead earns through a conversion of its own, recorded by the same door as any
 * other; stages that a CRM reports decide about it and may have conversions of further goals follow, each once.
 */
public interface Leads {

    /** Leads or changes taken at once. */
    int MOST_AT_ONCE = 1000;

    /**
     * Takes a lead: recorded with its conversion, or found to be known and then paid to nobody. For marketers, partners (for themselves) and forms.
     *
     * @throws io.plumbline.shared.Invalid  for a malformed lead; {@code contact-required} without address and number; {@code email-required} when a confirmation is wanted
     * @throws io.plumbline.shared.NotFound for a campaign that the partner has no terms with
     */
    LeadReceipt take(LeadSubmission lead);

    /**
     * @param fresh whether it said something new; a repeat changes nothing
     * @param stage where the lead stands now
     * @param said  what was read out of the sender's words: null when the mapping does not know them
     */
    record Moved(UUID leadId, boolean fresh, LeadStage stage, LeadStage said) implements Serializable {
    }

    /** What a CRM or somebody of sales says. In any order and as often as they like: where the lead stands follows from when things happened. For marketers and finance. */
    Moved move(LeadMove move);

    /** In one transaction, all or none. One answer each, in order. */
    List<Moved> moveAll(List<LeadMove> moves);

    /** With history and results. Partners see their own, with masked contact data of what they handed in. */
    Lead get(UUID id);

    Page<Lead> list(LeadFilter filter, PageRequest page);

    /** Stages that leads have reached, newest first. @param filter by {@code customer} (external id), {@code status} (stage), {@code click} and time. Staff */
    Page<Lead.Change> changes(EventFilter filter, PageRequest page);

    /**
     * One step of the funnel of leads that came in a time.
     *
     * @param reached how many have ever been there, or beyond on the ladder
     * @param now     how many stand there
     * @param share   of those that reached the step before; null without any
     * @param median  between coming in and reaching it, or null
     * @param oldest  since the oldest of those that stand there came to it, or null
     * @param value   of those that stand there, in the currency of most of them; null without any
     */
    record Step(LeadStage stage, long reached, long now, Double share, Duration median, Duration oldest, Money value) implements Serializable {
    }

    /** All ten stages, in their order. Duplicates count in their own step only. */
    List<Step> funnel(UUID advertiserId, UUID campaignId, Instant from, Instant to);

    /** Words that no mapping knows, with how often they came, the most frequent first. Staff. */
    record Unmapped(UUID advertiserId, String said, long changes) implements Serializable {
    }

    List<Unmapped> unmapped(UUID advertiserId);
}
