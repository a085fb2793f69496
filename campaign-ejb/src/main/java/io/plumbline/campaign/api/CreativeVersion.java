package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;

/**
 * One version of a creative. What it shows never changes; another content is another version.
 *
 * @param number  1 for the first
 * @param state   {@code draft, proposed, approved, refused} or {@code replaced} by a later one
 * @param remarks codes of what who decides should know: {@code size-not-standard, animated, no-measures}
 * @param reason  of who decided, or null
 */
public record CreativeVersion(int number, String state, CreativeWords words, MediaFile file, List<String> remarks, String createdBy, Instant createdAt,
        String proposedBy, Instant proposedAt, String decidedBy, Instant decidedAt, String reason) implements Serializable {

    /** As partners read it: who decided what is the house's affair. */
    public CreativeVersion withoutPeople() {
        return new CreativeVersion(number, state, words, file, remarks, null, createdAt, null, null, null, decidedAt, null);
    }
}
