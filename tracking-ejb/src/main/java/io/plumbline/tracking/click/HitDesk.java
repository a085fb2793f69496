package io.plumbline.tracking.click;

import io.plumbline.campaign.api.LinkPlan;
import io.plumbline.campaign.api.PriceList;
import io.plumbline.shared.Money;
import io.plumbline.shared.NotFound;
import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.api.Hits;
import io.plumbline.tracking.api.Routed;
import io.plumbline.tracking.api.Settled;
import io.plumbline.tracking.cap.ClickCaps;
import io.plumbline.tracking.cap.Prices;
import io.plumbline.tracking.cap.Taken;
import io.plumbline.tracking.consent.Consents;
import io.plumbline.tracking.consent.DailySalts;
import io.plumbline.tracking.consent.Policies;
import io.plumbline.tracking.journal.Durable;
import io.plumbline.tracking.journal.Filer;
import io.plumbline.tracking.journal.LocalSpool;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.traffic.Devices;
import io.plumbline.tracking.traffic.Screening;
import io.plumbline.tracking.traffic.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The way of a click. A plain bean and no EJB: there is no transaction here to manage, and thousands of calls a second would pay for
 * one all the same.
 */
@ApplicationScoped
public class HitDesk implements Hits {

    private static final int MAX_KEY = 32;

    @Inject
    private LinkBook links;
    @Inject
    private LocalSpool spool;
    @Inject
    private Screening screening;
    @Inject
    private Devices devices;
    @Inject
    private Routings routings;
    @Inject
    private SeenToday seen;
    @Inject
    private ClickCaps caps;
    @Inject
    private Prices prices;
    @Inject
    private Consents consents;
    @Inject
    private Policies policies;
    @Inject
    private DailySalts salts;
    @Inject
    private Clock clock;

    @Override
    public Routed arrive(String linkKey, Arrival asked, Settled settled) {
        Arrival arrival = screening.located(asked);
        LinkPlan plan = plan(linkKey);
        Hit judged = hit(plan, arrival);
        Taken slots = judged.verdict().isValid() ? caps.take(plan, arrival.at()) : Taken.NOTHING;
        try {
            Routed routed = arrive(slots.isFull() ? judged.with(Verdict.fallback("capped", slots.why())) : judged, slots, arrival, settled);
            slots.recorded();
            return routed;
        } catch (RuntimeException unrecorded) {
            slots.giveBack();
            throw unrecorded;
        }
    }

    private Routed arrive(Hit arrived, Taken slots, Arrival arrival, Settled settled) {
        LinkPlan plan = arrived.plan();
        Landing landing = Landing.of(arrived, arrival, routings.of(plan));
        Hit hit = arrived.in(landing.arm());
        boolean valid = hit.verdict().isValid();
        boolean unique = valid && landing.asksWhetherUnique() && seen.first(hit, arrival);
        String location = landing.location(hit, arrival, unique, payout(hit, landing, unique), routings.hops(arrival)).orElse(null);
        Instant now = clock.instant();
        Columns row = hit.kept().detail(hit.columns(now), location).with("destination_id", landing.destination())
                .with("experiment_id", hit.arm() == null ? null : hit.arm().experiment()).with("variant", hit.arm() == null ? null : hit.arm().variant())
                .with("is_unique", false).with("valid_since", null).with("cap_leases", slots.leases()).with("visitor_id", hit.visitor().id())
                .with("trace", story(hit, landing, location, arrival))
                .with("#fingerprint", valid ? hit.visitor().fingerprint() : null)
                .with("#visitor", valid && !hit.visitor().known() && hit.visitor().id() != null ? hit.visitor().byId() : null)
                .with("address_key", screening.addressKey(hit.at(), arrival.ip()))
                .with("#window", screening.windowStart(plan.campaignId(), hit.at()));
        spool.append(Filer.CLICK, row, settled);
        return new Routed(hit.id(), plan.advertiserId(), location, hit.visitor().id(), !hit.verdict().verdict().equals("fallback"),
                hit.visitor().id() == null ? null : landing.route().keep());
    }

    /** What the click earns as such, as far as that is known before it is stored. */
    private Money payout(Hit hit, Landing landing, boolean unique) {
        Optional<PriceList> list = landing.asksForPayout() ? prices.of(hit.plan(), hit.at()) : Optional.empty();
        return list.map(agreed -> unique ? agreed.ofClick(hit.country(), hit.device().type(), hit.kept().named().subs()).orElse(null) : Money.zero(agreed.currency())).orElse(null);
    }

    private static String story(Hit hit, Landing landing, String location, Arrival arrival) {
        String told = ShortStory.of(hit, landing, location, arrival);
        return told != null ? told : hit.kept().story(Json.steps(ClickStory.of(hit, landing, location), ClickFiler.MAX_TRACE), arrival);
    }

    @Override
    public Routed arrive(String linkKey, Arrival arrival) {
        Durable durable = new Durable();
        Routed routed = arrive(linkKey, arrival, durable);
        durable.await();
        return routed;
    }

    @Override
    public boolean view(String linkKey, Arrival arrival, Settled settled) {
        LinkPlan plan = linkKey.length() > MAX_KEY ? null : links.find(linkKey);
        if (plan == null) {
            return false;
        }
        spool.append(Filer.IMPRESSION, hit(plan, screening.located(arrival)).columns(clock.instant()), settled);
        return true;
    }

    @Override
    public void view(String linkKey, Arrival arrival) {
        Durable durable = new Durable();
        if (view(linkKey, arrival, durable)) {
            durable.await();
        }
    }

    @Override
    public String home(String linkKey) {
        return plan(linkKey).homeUrl();
    }

    private LinkPlan plan(String key) {
        LinkPlan plan = key.length() > MAX_KEY ? null : links.find(key);
        if (plan == null) {
            throw new NotFound("link", key.substring(0, Math.min(key.length(), MAX_KEY)));
        }
        return plan;
    }

    private Hit hit(LinkPlan plan, Arrival arrival) {
        Verdict verdict = Running.hindrance(plan, arrival.at()).orElseGet(() -> screening.judge(plan, arrival));
        ConsentSignals said = ConsentSignals.of(arrival.params()::first, arrival.gpc(), arrival.country());
        ConsentDecision consent = consents.decide(said, policies.of(plan.advertiserId()), arrival.at());
        UUID daily = salts.key(arrival.at(), plan.advertiserId().toString(), arrival.ip(), arrival.userAgent());
        return Hit.of(plan, arrival, devices.of(arrival.userAgent()), verdict, said, consent, daily);
    }
}
