package io.plumbline.campaign.api;

import io.plumbline.shared.Keyed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the public page needs. Asks no role and no scope: it serves everybody. */
public interface LandingDoor {

    enum Seen implements Keyed {
        VIEW, SUBMISSION, TURNED_AWAY,
        /** A view by what the rules for invalid traffic take for no person. */
        MACHINE_VIEW
    }

    /**
     * A page as visitors meet it.
     *
     * @param number  of the published version, or null when there is none: then only {@code elsewhere} counts
     * @param secret  what its forms are signed with
     * @param elsewhere where visitors go when nothing is published
     */
    record Open(UUID id, UUID advertiserId, UUID campaignId, String goal, String code, Integer number, LandingContent content, String secret, String elsewhere) {
    }

    /** So many of one kind on one day. */
    record Tally(UUID pageId, int number, Seen what, LocalDate day, long times) {

        public Tally times(long many) {
            return new Tally(pageId, number, what, day, times * many);
        }
    }

    Optional<Open> open(String code);

    /** An earlier version, for a form that was opened before the page changed. */
    Optional<LandingContent> content(UUID pageId, int number);

    void count(UUID pageId, int number, Seen what, Instant at);

    /** Many at once, in the caller's transaction; those of a page that is gone by now are gone with it. */
    void count(List<Tally> seen);

    /** Whether the form of this number was taken. */
    boolean taken(String nonce);

    /** Takes the form's number, once what it says is kept. @return false when it was taken before */
    boolean take(UUID pageId, String nonce, Instant now);

    /** Forgets numbers of forms that are too old to be sent, some thousands a call. @return whether there may be more */
    boolean forget(Instant before);
}
