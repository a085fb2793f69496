package io.plumbline.tracking.click;

import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Commission;
import io.plumbline.campaign.api.Commissions;
import io.plumbline.campaign.api.Ledger;
import io.plumbline.campaign.api.LinkPlan;
import io.plumbline.campaign.api.Links;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Money;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.Click;
import io.plumbline.tracking.api.Clicks;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.EventFilter;
import io.plumbline.tracking.api.Routed;
import io.plumbline.tracking.api.Trace;
import io.plumbline.tracking.consent.Address;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Postings;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.store.Steps;
import io.plumbline.tracking.store.Text;
import io.plumbline.tracking.traffic.Devices;
import io.plumbline.tracking.traffic.Traffic;
import io.plumbline.tracking.traffic.Verdict;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

@Stateless
public class ClickDesk implements Clicks {

    private static final int MAX_KEY = 32;
    private static final int MAX_TRACE = 20_000;

    @Inject
    private Sql sql;
    @Inject
    private Links links;
    @Inject
    private Commissions commissions;
    @Inject
    private Ledger ledger;
    @Inject
    private Devices devices;
    @Inject
    private Routings routings;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;
    @Inject
    private Event<Counted> counted;

    @Override
    public Routed arrive(String linkKey, Arrival arrival) {
        LinkPlan plan = plan(linkKey);
        Hit arrived = hit(plan, arrival);
        Landing landing = Landing.of(arrived, arrival, routings.of(plan));
        Hit hit = arrived.in(landing.arm());
        boolean unique = hit.verdict().isValid() && isFirst(hit, arrival);
        Commission commission = unique && plan.partnerId() != null ? commissions.accrue(hit.claim(Claim.Occasion.CLICK)) : null;
        Money payout = commission == null ? null : commission.amount();
        String location = landing.location(hit, arrival, unique, payout, routings.hops(arrival)).orElse(null);

        List<Trace.Step> story = ClickStory.of(hit, arrival, landing, location, unique, commission);
        String reason = hit.verdict().isValid() && !unique ? "duplicate" : hit.verdict().reason();
        Instant now = clock.instant();
        sql.insert("click", hit.columns(now, reason, payout).with("destination_id", landing.destination())
                .with("experiment_id", hit.arm() == null ? null : hit.arm().experiment()).with("variant", hit.arm() == null ? null : hit.arm().variant()).with("url", location)
                .with("is_unique", unique).with("visitor_id", hit.visitor().id()).with("ip", Address.truncated(arrival.ip()))
                .with("user_agent", Text.clean(arrival.userAgent(), 512)).with("referrer", Text.clean(arrival.referrer(), 2048))
                .with("language", Text.clean(arrival.language(), 64)).with("external_id", hit.named().externalId())
                .with("params", Json.map(hit.named().params())).with("trace", Json.steps(story, MAX_TRACE)));
        boolean fallback = hit.verdict().verdict().equals("fallback");
        if (!fallback) {
            boolean valid = hit.verdict().isValid();
            if (valid) {
                sql.insert("touchpoint", hit.touch(now, "click"));
            }
            counted.fire(new Counted(hit.tallies(landing.destination(), 0, valid ? 1 : 0, unique ? 1 : 0, valid ? 0 : 1, payout)));
        }
        return new Routed(hit.id(), plan.advertiserId(), location, hit.visitor().id(), !fallback, hit.visitor().id() == null ? null : landing.route().keep());
    }

    @Override
    public void view(String linkKey, Arrival arrival) {
        LinkPlan plan = linkKey.length() > MAX_KEY ? null : links.plan(linkKey).orElse(null);
        if (plan == null) {
            return;
        }
        Hit hit = hit(plan, arrival);
        boolean valid = hit.verdict().isValid();
        Commission commission = valid && plan.partnerId() != null ? commissions.accrue(hit.claim(Claim.Occasion.IMPRESSION)) : null;
        Money payout = commission == null ? null : commission.amount();
        Instant now = clock.instant();
        sql.insert("impression", hit.columns(now, hit.verdict().reason(), payout));
        if (valid) {
            sql.insert("touchpoint", hit.touch(now, "impression"));
        }
        if (!hit.verdict().verdict().equals("fallback")) {
            counted.fire(new Counted(hit.tallies(null, valid ? 1 : 0, 0, 0, 0, payout)));
        }
    }

    @Override
    public Click get(UUID id) {
        authority.requireStaff();
        Click click = sql.one(ClickRows.SELECT + " where id = ?", ClickRows::read, id).orElseThrow(() -> new NotFound("click", id));
        authority.requireAdvertiser(click.advertiserId(), "click", id);
        return click;
    }

    @Override
    public Page<Click> list(EventFilter filter, PageRequest page) {
        authority.requireStaff();
        Filter where = new Filter().and("advertiser_id = ?", authority.advertiserScope().orElse(null)).and("partner_id = ?", authority.partnerScope().orElse(null))
                .and("advertiser_id = ?", filter.advertiser()).and("campaign_id = ?", filter.campaign()).and("partner_id = ?", filter.partner())
                .and("link_id = ?", filter.link()).and("id = ?", filter.click()).and("verdict = ?", filter.verdict())
                .and("visitor_id = ?", filter.customer()).and("at >= ?", filter.from()).and("at < ?", filter.to());
        String select = where.page(ClickRows.SELECT, page);
        return page.page(sql.list(select, ClickRows::read, where.args()), Click::id);
    }

    @Override
    public Trace trace(UUID id) {
        get(id);
        List<Trace.Step> steps = sql.one("select trace from tracking.click where id = ?", row -> Json.steps(row.getString("trace")), id)
                .orElseThrow(() -> new NotFound("click", id));
        steps.addAll(Postings.told(ledger.about(id)));
        return new Trace(id, "click", steps);
    }

    private LinkPlan plan(String key) {
        return (key.length() > MAX_KEY ? java.util.Optional.<LinkPlan>empty() : links.plan(key))
                .orElseThrow(() -> new NotFound("link", key.substring(0, Math.min(key.length(), MAX_KEY))));
    }

    private Hit hit(LinkPlan plan, Arrival arrival) {
        Verdict verdict = Running.hindrance(plan, arrival.at()).orElseGet(() -> Traffic.judge(arrival));
        return Hit.of(plan, arrival, devices.of(arrival.userAgent()), verdict);
    }

    /** The key of {@code unique_click} decides who was first in the day, also between two nodes. */
    private boolean isFirst(Hit hit, Arrival arrival) {
        boolean first = mark(hit, hit.visitor().fingerprint(arrival));
        if (!hit.visitor().known() && hit.visitor().id() != null) {
            // The next click of this browser brings the id along; it must be known as a repeat then.
            mark(hit, hit.visitor().byId());
        }
        return first;
    }

    private boolean mark(Hit hit, UUID fingerprint) {
        return sql.insert("unique_click", new Columns().with("campaign_id", hit.plan().campaignId()).with("fingerprint", fingerprint)
                .with("window_start", hit.at().truncatedTo(ChronoUnit.DAYS)));
    }
}
