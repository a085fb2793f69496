package io.plumbline.web.landing;

import io.plumbline.campaign.api.LandingPage;
import io.plumbline.campaign.api.LandingPages;
import io.plumbline.tracking.api.FormLeads;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** From views to leads: the page counts who came and who sent, the leads know who confirmed. */
@ApplicationScoped
public class LandingResults {

    /**
     * @param confirmed leads that need no confirmation or have it; neither spam nor somebody known
     * @param rate      confirmed by view; null without views
     */
    public record Sums(long views, long submissions, long turnedAway, long machineViews, long confirmed, Double rate) {
    }

    @Inject
    private LandingPages pages;
    @Inject
    private FormLeads leads;

    /** Days in UTC, both included; null for open. */
    public Sums of(LandingPage page, LocalDate from, LocalDate to) {
        LandingPages.Figures seen = pages.figures(page.id(), null, from, to);
        Instant first = from == null ? Instant.EPOCH : from.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = (to == null ? LocalDate.of(9999, 1, 1) : to.plusDays(1)).atStartOfDay(ZoneOffset.UTC).toInstant();
        long confirmed = leads.confirmed(page.advertiserId(), page.code(), first, end);
        return new Sums(seen.views(), seen.submissions(), seen.turnedAway(), seen.machineViews(), confirmed, seen.views() == 0 ? null : (double) confirmed / seen.views());
    }
}
