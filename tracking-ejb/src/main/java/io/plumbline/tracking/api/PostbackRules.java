package io.plumbline.tracking.api;

import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who is told of which conversions. Reading is for staff, changing for marketers; a caller confined to one advertiser keeps that one's rules. */
public interface PostbackRules {

    /** @throws io.plumbline.shared.Invalid with every fault of the draft, unknown macros included */
    PostbackRule add(PostbackRuleDraft draft);

    /** Everything but the state. What already waits is sent as the rule says now. */
    PostbackRule amend(UUID id, Long expectedVersion, PostbackRuleDraft draft);

    /** Paused: what waits goes on waiting. Ended: it is given up. */
    PostbackRule move(UUID id, Long expectedVersion, PlanStatus next);

    PostbackRule get(UUID id);

    Page<PostbackRule> list(UUID advertiserId, UUID campaignId, UUID partnerId, PlanStatus status, PageRequest page);

    /** All the caller may see, by name, at most 1000: for choosers. */
    List<PostbackRule> choices();

    /**
     * Makes a new signing key, shown here and never again. For a day requests are signed with the one before, too.
     *
     * @return 64 hex digits
     */
    String newKey(UUID id);

    /** Requests are not signed any more. */
    PostbackRule unsign(UUID id);

    /**
     * Fills the templates with a conversion.
     *
     * @param ruleId       the rule this is a draft of, whose hidden headers and key are used; or null
     * @param conversionId null for the newest one that matches, or for made-up facts if there is none
     * @param send         whether to send it now, once, without a trace in the outbox
     */
    Rehearsal rehearse(PostbackRuleDraft draft, UUID ruleId, UUID conversionId, boolean send);

    /** The macros that a template may use, with an example of each, in the order in which people look for them. */
    Map<String, String> macros();
}
