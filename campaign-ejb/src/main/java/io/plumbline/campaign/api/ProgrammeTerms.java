package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The programme's own conditions, in versions. What was accepted stays as it was read. */
public interface ProgrammeTerms {

    record Version(int number, String title, String text, Instant publishedAt, String publishedBy) implements Serializable {
    }

    record Acceptance(UUID partnerId, int number, Instant acceptedAt, String acceptedBy) implements Serializable {
    }

    /** Asks no role: applicants read them too. */
    Optional<Version> current();

    /** Marketers. */
    Version publish(String title, String text);

    /** Newest first, at most 200; staff. */
    List<Version> versions();

    /** Who accepted what, newest first, at most 1000; staff. @param partnerId null for all */
    List<Acceptance> acceptances(UUID partnerId);

    /** The partner who asks accepts the current version. @throws io.plumbline.shared.Conflict code {@code terms-changed} when it read another */
    Acceptance accept(int number);

    /** The partner's own, of the current version. */
    Optional<Acceptance> accepted();
}
