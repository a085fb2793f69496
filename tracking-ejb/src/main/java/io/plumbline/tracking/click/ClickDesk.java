package io.plumbline.tracking.click;

import io.plumbline.campaign.api.Ledger;
import io.plumbline.shared.Authority;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.Click;
import io.plumbline.tracking.api.Clicks;
import io.plumbline.tracking.api.EventFilter;
import io.plumbline.tracking.api.Trace;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Postings;
import io.plumbline.tracking.store.Redacted;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.store.Steps;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

@Stateless
public class ClickDesk implements Clicks {

    @Inject
    private Sql sql;
    @Inject
    private NewestClicks newest;
    @Inject
    private Ledger ledger;
    @Inject
    private Authority authority;

    @Override
    public Click get(UUID id) {
        authority.requireReader();
        Click click = scoped(id);
        return authority.isPartner() ? click.withoutPerson() : click;
    }

    @Override
    public boolean isStored(UUID id) {
        return sql.one("select 1 from tracking.click where id = ?", row -> true, id).isPresent();
    }

    private Click scoped(UUID id) {
        Click click = sql.one(ClickRows.SELECT + " where id = ?", ClickRows::read, id).orElseThrow(() -> new NotFound("click", id));
        authority.requireAdvertiser(click.advertiserId(), "click", id);
        authority.requirePartnerOf(click.partnerId(), "click", id);
        return click;
    }

    @Override
    public Page<Click> list(EventFilter filter, PageRequest page) {
        authority.requireReader();
        Redacted.check(authority, filter);
        Filter clicks = new Filter().and("id = ?", filter.click()).and("verdict = ?", filter.verdict()).and("visitor_id = ?", filter.customer())
                .and("at >= ?", filter.from()).and("at < ?", filter.to()).and("id < ?", page.after());
        List<Click> found = rows(filter.click() != null ? one(filter, clicks) : newest.ids(links(filter), clicks, filter.from(), page.limit() + 1));
        return page.page(authority.isPartner() ? found.stream().map(Click::withoutPerson).toList() : found, Click::id);
    }

    private Filter links(EventFilter filter) {
        return new Filter().and("c.advertiser_id = ?", authority.advertiserScope().orElse(null)).and("l.partner_id = ?", authority.partnerScope().orElse(null))
                .and("c.advertiser_id = ?", filter.advertiser()).and("l.campaign_id = ?", filter.campaign()).and("l.partner_id = ?", filter.partner())
                .and("l.id = ?", filter.link());
    }

    private List<UUID> one(EventFilter filter, Filter clicks) {
        clicks.and("advertiser_id = ?", authority.advertiserScope().orElse(null)).and("partner_id = ?", authority.partnerScope().orElse(null))
                .and("advertiser_id = ?", filter.advertiser()).and("campaign_id = ?", filter.campaign()).and("partner_id = ?", filter.partner()).and("link_id = ?", filter.link());
        return sql.list("select id from tracking.click" + clicks.text(), row -> Sql.uuid(row, "id"), clicks.args());
    }

    private List<Click> rows(List<UUID> ids) {
        return ids.isEmpty() ? List.of() : sql.list(ClickRows.SELECT + " where id in (" + Sql.marks(ids) + ") order by id desc", ClickRows::read, ids.toArray());
    }

    @Override
    public Trace trace(UUID id) {
        authority.requireReader();
        Click click = scoped(id);
        List<Trace.Step> steps = sql.one(ClickRows.SELECT + " where id = ?", ShortStory::read, id)
                .orElseThrow(() -> new NotFound("click", id));
        tellDedupe(click, steps);
        if (authority.isPartner()) {
            return new Trace(id, "click", Redacted.steps(steps));
        }
        steps.addAll(Postings.told(ledger.about(id)));
        return new Trace(id, "click", steps);
    }

    /** Decided when the click was stored, and told where it belongs: behind the route. */
    private static void tellDedupe(Click click, List<Trace.Step> steps) {
        boolean told = !click.verdict().equals("valid") || steps.stream().anyMatch(step -> step.name().equals("dedupe"));
        if (!told) {
            Trace.Step dedupe = new Steps(click.time()).add("dedupe", "One click of a visitor on a campaign is unique in a day (UTC).",
                    click.unique() ? "Unique." : "Not the first today: counted, not paid.", Steps.facts()).list().get(0);
            int route = 0;
            for (int i = 0; i < steps.size(); i++) {
                route = steps.get(i).name().equals("route") ? i + 1 : route;
            }
            steps.add(route, dedupe);
        }
    }
}
