package io.plumbline.tracking.click;

import io.plumbline.campaign.api.LinkPlan;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.tracking.traffic.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Whether a link may earn at a moment: itself, its campaign and its partner have a say. */
final class Running {

    private static final Map<String, ZoneId> ZONES = new ConcurrentHashMap<>();

    private Running() {
    }

    /** @return the verdict on a link that does not run, or empty when it does */
    static Optional<Verdict> hindrance(LinkPlan plan, Instant at) {
        if (plan.linkStatus() != PlanStatus.ACTIVE) {
            return no("link", plan.linkStatus());
        }
        if (plan.campaignStatus() != PlanStatus.ACTIVE) {
            return no("campaign", plan.campaignStatus());
        }
        LocalDate today = at.atZone(ZONES.computeIfAbsent(plan.advertiserZone(), ZoneId::of)).toLocalDate();
        if (plan.startsOn() != null && today.isBefore(plan.startsOn())) {
            return Optional.of(Verdict.fallback("campaign-not-started", "The campaign starts on " + plan.startsOn() + " (" + plan.advertiserZone() + ")."));
        }
        if (plan.endsOn() != null && today.isAfter(plan.endsOn())) {
            return Optional.of(Verdict.fallback("campaign-ended", "The campaign ended on " + plan.endsOn() + " (" + plan.advertiserZone() + ")."));
        }
        if (plan.partnerStatus() == PlanStatus.PAUSED || plan.partnerStatus() == PlanStatus.ENDED) {
            return no("partner", plan.partnerStatus());
        }
        return Optional.empty();
    }

    private static Optional<Verdict> no(String what, PlanStatus status) {
        return Optional.of(Verdict.fallback(what + "-" + status.key(), "The " + what + " is " + status.key() + ", so the click goes down the fallback chain."));
    }
}
