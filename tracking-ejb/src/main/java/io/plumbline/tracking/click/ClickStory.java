package io.plumbline.tracking.click;

import io.plumbline.tracking.api.Trace;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Steps;
import io.plumbline.tracking.store.Text;
import io.plumbline.tracking.traffic.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Tells how a click was decided. What is decided when it is stored is told by {@link ClickDesk#trace}. */
final class ClickStory {

    private static final int MAX_TOLD = 1_000;

    private ClickStory() {
    }

    static List<Trace.Step> of(Hit hit, Landing landing, String location) {
        Steps steps = new Steps(hit.at());
        String partner = hit.plan().partnerName();
        arrival(steps, hit.id(), hit.plan().key(), hit.plan().campaignName(), partner, hit.device().type(), hit.device().os(), hit.device().browser(), hit.country(),
                consent(hit.kept().consent().basis().key(), hit.kept().consent().reason()), hit.kept().consent().purposes(),
                hit.named().sanitised().isEmpty() ? null : Text.clean(String.join(", ", hit.named().sanitised()), MAX_TOLD));
        steps.add("verdict", hit.verdict().rule(), hit.verdict().verdict() + (hit.verdict().reason() == null ? "" : ": " + hit.verdict().reason()), Steps.facts());
        steps.add("route", landing.route().rule(), sent(location == null ? null : hit.kept().address(location)),
                Steps.facts("destination", landing.route().destination() == null ? null : Route.name(landing.route().destination())), landing.route().losers());
        return steps.list();
    }

    /** Of a click that nothing speaks against, on a link with one destination. */
    static List<Trace.Step> usual(UUID id, Instant at, String link, String campaign, String partner, String destination, String device, String os, String browser,
            String country, String consent, String allowed, String address) {
        Steps steps = new Steps(at);
        arrival(steps, id, link, campaign, partner, device, os, browser, country, consent, allowed, null);
        steps.add("verdict", Verdict.NOTHING_APPLIES, "valid", Steps.facts());
        steps.add("route", Route.ONLY, sent(address), Steps.facts("destination", destination));
        return steps.list();
    }

    private static void arrival(Steps steps, UUID id, String link, String campaign, String partner, String device, String os, String browser, String country,
            String consent, String allowed, String sanitised) {
        steps.add("arrival", "A request for link " + link + " reached the tracking edge.", "Click " + id + " of campaign " + campaign + ".",
                Steps.facts("link", link, "campaign", campaign, "partner", partner, "device", device, "os", os, "browser", browser, "country", country,
                        "consent", consent, "allowed", allowed, "sanitised", sanitised));
    }

    static String consent(String basis, String reason) {
        return basis + (reason == null ? "" : " (" + reason + ")");
    }

    private static String sent(String address) {
        return address == null ? "There is nowhere to go." : "Sent to " + Text.clean(address, MAX_TOLD);
    }

    /** What was told of a stored click and one thing more, as it stands in the column. @param told may be changed */
    static String continued(List<Trace.Step> told, Instant now, String name, String rule, String outcome, Map<String, String> facts) {
        told.addAll(new Steps(now).add(name, rule, outcome, facts).list());
        return Json.steps(told, ClickFiler.MAX_TRACE);
    }
}
