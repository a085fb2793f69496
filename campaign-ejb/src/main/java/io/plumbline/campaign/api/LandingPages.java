package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Pages with a form that we host. Reading is for staff, writing for marketers. */
public interface LandingPages {

    int MOST_FIELDS = 20;

    /**
     * @param views       times the page was shown
     * @param submissions forms that became a lead
     * @param turnedAway  forms that a machine sent; kept as spam
     * @param machineViews views that the rules for invalid traffic do not count; none of {@code views}
     */
    record Figures(long views, long submissions, long turnedAway, long machineViews) implements Serializable {

        public static final Figures NOTHING = new Figures(0, 0, 0, 0);
    }

    /** @throws io.plumbline.shared.Conflict code {@code code-taken} */
    LandingPage add(LandingDraft draft);

    /** Campaign and code cannot change. Visitors see nothing of it before it is published. */
    LandingPage amend(UUID id, Long expectedVersion, LandingDraft draft);

    LandingPage publish(UUID id, Long expectedVersion);

    /** Visitors are led to the campaign's fallback, or the advertiser's home. */
    LandingPage unpublish(UUID id, Long expectedVersion);

    LandingPage get(UUID id);

    /** @param advertiserId, campaignId, text null for any */
    Page<LandingPage> list(UUID advertiserId, UUID campaignId, String text, PageRequest page);

    /** Latest first. */
    List<LandingVersion> versions(UUID id);

    /** Days in UTC, both included; null for open. @param number of a version, or null for all of them */
    Figures figures(UUID id, Integer number, LocalDate from, LocalDate to);
}
