package io.plumbline.tracking.click;

import io.plumbline.campaign.api.LinkPlan;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.store.Text;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where a hit goes.
 *
 * @param template    address with macros, or null for the fallback chain
 * @param destination id of the link's destination that was chosen, or null
 * @param arm         of the link's experiment that the visitor is in, or null
 */
record Landing(String template, UUID destination, Route route, Arm arm) {

    Landing(String template, UUID destination, Route route) {
        this(template, destination, route, null);
    }

    private static final int MAX_ADDRESS = 2048;

    /** @throws Invalid code {@code destination-not-allowed} when the caller names a place outside the advertiser's domains */
    static Landing of(Hit hit, Arrival arrival, Routing routing) {
        String asked = arrival.params().first("url");
        if (asked != null) {
            requireOwn(asked, hit.plan());
        }
        if (hit.verdict().verdict().equals("fallback")) {
            return new Landing(null, null, Route.unasked("The link takes no visitors now: " + hit.verdict().reason() + "."));
        }
        if (asked != null) {
            return new Landing(asked, null, Route.unasked("The caller gave the destination; its host is registered with the advertiser."));
        }
        Facts facts = facts(hit, arrival);
        Arm arm = Arm.of(hit.plan().experiment(), facts, routing);
        Route route = arm == null || arm.way() == null ? routing.route(facts) : arm.route(routing, facts);
        return new Landing(route.destination() == null ? null : route.destination().url(), route.destination() == null ? null : route.destination().id(), route, arm);
    }

    private static Facts facts(Hit hit, Arrival arrival) {
        Visitor visitor = hit.visitor();
        return new Facts(hit.at(), hit.country(), arrival.region(), hit.device().type(), hit.device().os(), hit.device().browser(), arrival.language(),
                visitor.id() == null ? null : visitor.known(), arrival.referrer(), arrival.params(), arrival.ip(), visitor.sticky(arrival),
                visitor.known() ? arrival.wayOf(hit.plan().key()) : null);
    }

    /** The address with its macros filled in, or the first of link fallback, campaign fallback, advertiser home that leads somewhere. */
    Optional<String> location(Hit hit, Arrival arrival, boolean unique, Money payout, Hops hops) {
        Macros macros = new Macros(() -> values(hit, arrival, unique, payout));
        LinkPlan plan = hit.plan();
        boolean fallback = hit.verdict().verdict().equals("fallback");
        for (String to : new String[] {template, plan.linkFallback(), plan.campaignFallback(), plan.homeUrl()}) {
            Optional<String> address = to == null || !hops.mayFollow(to) ? Optional.empty() : fallback ? macros.fill(to) : macros.fillWithClickId(to, hit.id().toString());
            if (address.isPresent()) {
                return address.map(hops::counted);
            }
        }
        return Optional.empty();
    }

    /** Only then is it worth finding out. */
    boolean asksWhetherUnique() {
        return template != null && (template.contains("unique_click") || asksForPayout());
    }

    /** {@code {payout}} or {@code {payout_amount}}. */
    boolean asksForPayout() {
        return template != null && template.contains("payout");
    }

    private static void requireOwn(String asked, LinkPlan plan) {
        boolean own = asked.length() <= MAX_ADDRESS && asked.chars().noneMatch(c -> Character.isISOControl(c) || c == ' ')
                && WebAddress.parse(asked).filter(to -> to.isWithin(plan.domains())).isPresent();
        if (!own) {
            throw new Invalid("url", "destination-not-allowed", "The address must be http or https and on a domain registered with the advertiser.");
        }
    }

    private static Map<String, String> values(Hit hit, Arrival arrival, boolean unique, Money payout) {
        Map<String, String> values = new HashMap<>();
        hit.named().params().forEach((name, value) -> values.put(Macros.ours(name), value));
        LinkPlan plan = hit.plan();
        values.put("clickid", hit.id().toString());
        values.put("externalid", hit.named().externalId());
        values.put("campaign_id", plan.campaignId().toString());
        values.put("campaign_name", plan.campaignName());
        values.put("offer_id", plan.campaignId().toString());
        values.put("affiliate_id", plan.partnerId() == null ? null : plan.partnerId().toString());
        values.put("source", hit.named().source());
        for (int i = 0; i < 10; i++) {
            values.put("sub" + (i + 1), hit.named().subs().get(i));
        }
        values.put("creative_id", hit.creative());
        values.put("placement", hit.named().placement());
        values.put("keyword", hit.named().keyword());
        values.put("payout", payout == null ? null : payout.amount().toPlainString());
        values.put("currency", payout == null ? plan.advertiserCurrency() : payout.currency());
        // Known only once there is a conversion; a parameter of that name must not stand in for it.
        for (String later : java.util.List.of("revenue", "event_id", "order_id", "status", "city")) {
            values.put(later, null);
        }
        values.put("country", hit.country());
        values.put("region", arrival.region());
        values.put("device_type", hit.device().type());
        values.put("os", hit.device().os());
        values.put("browser", hit.device().browser());
        values.put("ip", hit.kept().consent().store() ? arrival.ip() : null);
        for (String said : ConsentSignals.NAMES) {
            // Handed on as it came, or the next in line could not read it.
            values.put(said, Text.clean(arrival.params().first(said), ConsentSignals.MAX));
        }
        values.put("timestamp", Long.toString(hit.at().getEpochSecond()));
        values.put("random", Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000_000L)));
        values.put("unique_click", unique ? "1" : "0");
        values.put("lpurl", Text.clean(arrival.params().first("url"), MAX_ADDRESS));
        return values;
    }
}
