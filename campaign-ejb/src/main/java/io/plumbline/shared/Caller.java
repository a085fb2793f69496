package io.plumbline.shared;

import java.io.Serializable;
import java.util.Set;
import java.util.UUID;

/**
 * Who is asking.
 *
 * @param name         login name of a person, {@code key:<name>} of an API key, or the name of a part of the system
 * @param advertiserId the only advertiser this caller may see, or null for all
 * @param partnerId    the only partner this caller may see, or null for all
 */
public record Caller(String name, Set<Role> roles, UUID advertiserId, UUID partnerId) implements Serializable {

    public static final Caller NOBODY = new Caller("anonymous", Set.of(), null, null);

    /** Parts of the product itself: the tracking edge, timers, the first start. */
    public static Caller system(String part) {
        return new Caller("system:" + part, Set.of(Role.values()), null, null);
    }
}
