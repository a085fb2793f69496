package io.plumbline.tracking.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A lead as its reader may see it.
 *
 * @param sourceName  form, system or webhook it came by, or null
 * @param crmNames    what CRMs call it, where that is another name; empty in lists and for partners
 * @param contact     null where the reader may not see it, or nothing is kept any more
 * @param consent     null when nobody said what the person agreed to: it is not known
 * @param value       what the sales team expects or got, by the latest change that says so; or null
 * @param question    what somebody has to look at: {@code locked, decided-otherwise, goal-unknown, currency-mismatch}; or null
 * @param duplicateOf the first lead of the same person; null for partners
 * @param history     in the order of what happened; empty in lists
 * @param results     its conversions; empty in lists
 */
public record Lead(UUID id, UUID advertiserId, UUID campaignId, UUID partnerId, LeadSource source, String sourceName, String externalId, List<String> crmNames, String goal, UUID clickId,
        Contact contact, Consent consent, LeadStage stage, Instant stageAt, Money value, String reason, String question, OptIn optIn, Instant confirmUntil,
        Instant confirmedAt, String confirmedFrom, UUID duplicateOf, Instant occurredAt, Instant recordedAt, List<Change> history, List<Result> results)
        implements Serializable {

    /** @param masked whether the parts are made unreadable */
    public record Contact(String email, String phone, String name, String company, Map<String, String> fields, boolean masked) implements Serializable {
    }

    /** @param address without its last part */
    public record Consent(String text, Instant at, String address) implements Serializable {
    }

    /**
     * @param from  null for the first
     * @param stage null while the mapping does not know what was said
     * @param said  in the words of whoever said it
     */
    public record Change(UUID id, UUID leadId, UUID advertiserId, String externalId, LeadStage from, LeadStage stage, String said, Instant at, Instant recordedAt,
            LeadSource source, String actor, Money value, String reason, String emailSha256, String phoneSha256, UUID clickId) implements Serializable {
    }

    /**
     * What follows from a stage in money.
     *
     * @param stage   the stage that pays, or null for the lead as such
     * @param wish    what the ladder wants of it
     * @param outcome {@code done}, or why it is otherwise
     * @param status, commission, statusReason of the conversion as it is; null when there is none
     */
    public record Result(LeadStage stage, UUID conversionId, String goal, String wish, String outcome, String status, String statusReason, Money amount,
            Money commission) implements Serializable {
    }
}
