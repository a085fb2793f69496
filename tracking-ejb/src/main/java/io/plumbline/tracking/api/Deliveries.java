package io.plumbline.tracking.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The outbox of postbacks: what was told, what waits, and what could not be told within a day. A partner sees, and fires again, what the rules it keeps itself tell. */
public interface Deliveries {

    /** What to list. A null part matches everything. @param from, to of the change, half-open */
    record Wanted(UUID rule, String state, UUID advertiser, UUID campaign, UUID partner, UUID conversion, Instant from, Instant to) {
    }

    /** Newest first, without attempts. */
    Page<Delivery> list(Wanted wanted, PageRequest page);

    Delivery get(UUID id);

    /**
     * Tried again from now on for another day, with the rule as it stands.
     *
     * @throws io.plumbline.shared.Conflict code {@code delivery-waiting} when it is being tried anyway
     */
    Delivery fire(UUID id);

    /** The same for the dead ones of the caller's, oldest first, at most 1000 a call. @param ruleId null for every rule. @return how many */
    int fireDead(UUID ruleId);

    /** How many are in which state, of what the caller may see. */
    Map<String, Long> counts();
}
