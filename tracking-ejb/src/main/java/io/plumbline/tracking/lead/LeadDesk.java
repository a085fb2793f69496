package io.plumbline.tracking.lead;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.EventFilter;
import io.plumbline.tracking.api.Lead;
import io.plumbline.tracking.api.LeadFilter;
import io.plumbline.tracking.api.LeadMove;
import io.plumbline.tracking.api.LeadReceipt;
import io.plumbline.tracking.api.LeadSource;
import io.plumbline.tracking.api.LeadSubmission;
import io.plumbline.tracking.api.Leads;
import io.plumbline.tracking.conversion.Counts;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Newest;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Stateless
public class LeadDesk implements Leads {

    private static final int MOST_UNMAPPED = 200;

    @Inject
    private Taking taking;
    @Inject
    private Moving moving;
    @Inject
    private LeadBook book;
    @Inject
    private Telling telling;
    @Inject
    private Funnels funnels;
    @Inject
    private Authority authority;
    @Inject
    private Sql sql;
    @Inject
    private Newest newest;
    @Inject
    private Clock clock;
    @Inject
    private Event<Counted> counted;

    @Override
    public LeadReceipt take(LeadSubmission lead) {
        if (!authority.isPartner()) {
            authority.require(Role.MARKETER);
            return taken(lead);
        }
        UUID partner = authority.requirePartner();
        if (lead.origin() == null || lead.origin().source() != LeadSource.PARTNER || !partner.equals(lead.origin().partnerId())) {
            throw new Forbidden("Partners hand leads in for themselves.");
        }
        // Campaigns and agreements, which partners do not read, are asked as by whoever records results.
        return authority.marketing(authority.caller().advertiserId(), () -> taken(lead));
    }

    private LeadReceipt taken(LeadSubmission lead) {
        Counts counts = new Counts();
        LeadReceipt receipt = taking.take(lead, authority.caller().name(), clock.instant(), counts);
        counts.tell(counted);
        return receipt;
    }

    @Override
    public Moved move(LeadMove move) {
        return moveAll(List.of(move)).get(0);
    }

    @Override
    public List<Moved> moveAll(List<LeadMove> moves) {
        authority.require(Role.MARKETER, Role.FINANCE);
        if (moves.size() > MOST_AT_ONCE) {
            throw new Invalid("leads", "too-many", "At most " + MOST_AT_ONCE + " leads at a time.");
        }
        Counts counts = new Counts();
        Instant now = clock.instant();
        book.holdAll(moves.stream().map(moving::known).flatMap(Optional::stream).toList());
        List<Moved> moved = moves.stream().map(move -> moving.move(move, authority.caller().name(), now, counts)).toList();
        counts.tell(counted);
        return moved;
    }

    @Override
    public Lead get(UUID id) {
        authority.requireReader();
        Kept lead = book.find(id).orElseThrow(() -> new NotFound("lead", id));
        authority.requireAdvertiser(lead.advertiserId(), "lead", id);
        if (authority.partnerScope().map(partner -> !partner.equals(lead.filed().partnerId())).orElse(false)) {
            throw new NotFound("lead", id);
        }
        return telling.whole(lead);
    }

    @Override
    public Page<Lead> list(LeadFilter filter, PageRequest page) {
        authority.requireReader();
        Filter where = new Filter().and("advertiser_id = ?", authority.advertiserScope().orElse(null)).beside("partner_id = ?", authority.partnerScope().orElse(null))
                .and("advertiser_id = ?", filter.advertiser()).beside("campaign_id = ?", filter.campaign()).beside("partner_id = ?", filter.partner())
                .and("stage = ?", filter.stage() == null ? null : filter.stage().key()).beside("source = ?", filter.source() == null ? null : filter.source().key())
                .beside("opt_in = ?", filter.optIn() == null ? null : filter.optIn().key()).beside(authority.isPartner() ? "external_id = ?" : LeadBook.CALLED, filter.externalId())
                .beside("case when question is null then false else true end = ?", filter.questions()).and("occurred_at >= ?", filter.from()).and("occurred_at < ?", filter.to());
        return page.page(sql.list(newest.page("tracking.lead", "lead_newest", where, page), Kept::read, where.args()).stream().map(telling::line).toList(), Lead::id);
    }

    @Override
    public Page<Lead.Change> changes(EventFilter filter, PageRequest page) {
        authority.requireStaff();
        Filter where = new Filter().and("c.advertiser_id = ?", authority.advertiserScope().orElse(null)).and("c.advertiser_id = ?", filter.advertiser())
                .and("l.campaign_id = ?", filter.campaign()).and("l.partner_id = ?", filter.partner()).and("l." + LeadBook.CALLED, filter.customer())
                .and("coalesce(c.stage, c.said) = ?", filter.status()).and("l.click_id = ?", filter.click()).and("c.at >= ?", filter.from()).and("c.at < ?", filter.to())
                .and("c.id < ?", page.after());
        return page.page(sql.list(LeadBook.CHANGES + where.text() + " order by c.id desc limit " + (page.limit() + 1), LeadBook::change, where.args()), Lead.Change::id);
    }

    @Override
    public List<Step> funnel(UUID advertiserId, UUID campaignId, Instant from, Instant to) {
        authority.requireStaff();
        return funnels.of(new Filter().and("l.advertiser_id = ?", authority.advertiserScope().orElse(null)).and("l.advertiser_id = ?", advertiserId)
                .and("l.campaign_id = ?", campaignId).and("l.occurred_at >= ?", from).and("l.occurred_at < ?", to));
    }

    @Override
    public List<Unmapped> unmapped(UUID advertiserId) {
        authority.requireStaff();
        Filter where = new Filter().and("advertiser_id = ?", authority.advertiserScope().orElse(null)).and("advertiser_id = ?", advertiserId);
        return sql.list("select advertiser_id, said, count(*) as n from tracking.lead_change" + where.text() + " and stage is null group by advertiser_id, said order by n desc, said limit "
                + MOST_UNMAPPED, row -> new Unmapped(Sql.uuid(row, "advertiser_id"), row.getString("said"), row.getLong("n")), where.args());
    }
}
