package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody wants to become a partner.
 *
 * @param asked     what staff asked back, or null
 * @param replied   what the applicant replied to it, or null
 * @param reason    why it was rejected, or null
 * @param partnerId the partner that it became, or null
 * @param confirmedAt when the applicant said by the mailed link that the address is theirs; null when nobody did
 */
public record Application(UUID id, long version, String name, PartnerType type, String email, String website, String currency, List<Answer> answers,
        ApplicationStatus status, String asked, String replied, String reason, String group, UUID partnerId, Instant createdAt, Instant decidedAt,
        String decidedBy, Instant confirmedAt) implements Serializable {

    /** Kept with the question as it was asked then. */
    public record Answer(String key, String question, String text) implements Serializable {
    }
}
