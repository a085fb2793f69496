package io.plumbline.tracking.click;

import io.plumbline.tracking.api.Trace;
import io.plumbline.tracking.store.Steps;
import io.plumbline.tracking.store.Text;
import java.util.List;

/** Tells how a click was decided. What is decided when it is stored is told by {@link ClickDesk#trace}. */
final class ClickStory {

    private static final int MAX_TOLD = 1_000;

    private ClickStory() {
    }

    static List<Trace.Step> of(Hit hit, Landing landing, String location) {
        Steps steps = new Steps(hit.at());
        steps.add("arrival", "A request for link " + hit.plan().key() + " reached the tracking edge.", "Click " + hit.id() + " of campaign " + hit.plan().campaignName() + ".",
                Steps.facts("link", hit.plan().key(), "campaign", hit.plan().campaignName(), "partner", hit.plan().partnerName(),
                        "device", hit.device().type(), "os", hit.device().os(), "browser", hit.device().browser(),
                        "country", hit.country(), "consent", hit.kept().consent().basis().key() + (hit.kept().consent().reason() == null ? "" : " (" + hit.kept().consent().reason() + ")"),
                        "allowed", hit.kept().consent().purposes(),
                        "sanitised", hit.named().sanitised().isEmpty() ? null : Text.clean(String.join(", ", hit.named().sanitised()), MAX_TOLD)));
        steps.add("verdict", hit.verdict().rule(), hit.verdict().verdict() + (hit.verdict().reason() == null ? "" : ": " + hit.verdict().reason()), Steps.facts());
        steps.add("route", landing.route().rule(), location == null ? "There is nowhere to go." : "Sent to " + Text.clean(hit.kept().address(location), MAX_TOLD),
                Steps.facts("destination", landing.route().destination() == null ? null : Route.name(landing.route().destination())), landing.route().losers());
        return steps.list();
    }
}
