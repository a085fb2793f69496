package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** @param group, partnerId whom it is for; both null for every partner. @param read by the partner's person who asks; false for staff */
public record Announcement(UUID id, Instant at, String author, String title, String text, String group, UUID partnerId, Instant withdrawnAt, boolean read)
        implements Serializable {

    public record Draft(String title, String text, String group, UUID partnerId) implements Serializable {
    }
}
