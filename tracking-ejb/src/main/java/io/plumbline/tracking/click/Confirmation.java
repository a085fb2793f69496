package io.plumbline.tracking.click;

import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Commissions;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Cause;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.api.Trace;
import io.plumbline.tracking.cap.ClickCaps;
import io.plumbline.tracking.cap.Taken;
import io.plumbline.tracking.identity.VisitorId;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.store.Steps;
import io.plumbline.tracking.traffic.Screening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A prefetched click becomes a real one when its landing page is seen. */
@ApplicationScoped
public class Confirmation {

    /** What the network took for the click. */
    private record Spent(long micros, String currency) {
    }

    @Inject
    private Sql sql;
    @Inject
    private Screening screening;
    @Inject
    private Commissions commissions;
    @Inject
    private Earned earned;
    @Inject
    private ClickCaps caps;

    /** Once: the second landing finds nothing left to confirm. @return what to count, in the same transaction */
    public List<Tally> confirm(Touched click, Instant now) {
        boolean waits = click.verdict().equals("invalid") && "prefetch".equals(click.reason());
        if (!waits || sql.update("update tracking.click set verdict = 'valid', reason = 'prefetch-confirmed' where id = ? and verdict = 'invalid' and reason = 'prefetch'",
                click.id()) != 1) {
            return List.of();
        }
        Taken slots = caps.takeNow(click.campaignId(), click.linkId(), click.partnerId(), click.at(), now);
        sql.update("update tracking.click set verdict = ?, reason = ?, cap_leases = ? where id = ?", slots.isFull() ? "invalid" : "valid",
                slots.isFull() ? "capped" : "prefetch-confirmed", slots.leases(), click.id());
        if (slots.isFull()) {
            return List.of();
        }
        boolean unique = click.visitorId() == null || sql.insert("unique_click", new Columns().with("campaign_id", click.campaignId())
                .with("fingerprint", VisitorId.key(click.visitorId())).with("window_start", screening.windowStart(click.campaignId(), click.at())));
        Claim claim = new Claim(click.id(), Claim.Occasion.CLICK, click.advertiserId(), click.campaignId(), click.partnerId(), null, null, null, click.country(),
                click.device(), null, click.at(), click.at(), true).with(Earned.more(click.subs()));
        Money payout = unique && click.partnerId() != null ? earned.within(Earned.room(claim, click.linkId()), () -> commissions.accrue(claim).amount()) : null;
        sql.update("update tracking.click set valid_since = ?, is_unique = ?, payout_minor = ?, payout_currency = ?, trace = ? where id = ?", now, unique,
                payout == null ? null : payout.minor(), payout == null ? null : payout.currency(), story(click, now), click.id());
        TouchNoteBook.note(sql, click.id());
        Optional<Spent> cost = cost(click);
        String paidIn = payout == null ? null : payout.currency();
        List<Tally> tallies = new ArrayList<>(List.of(
                new Tally(click.at(), click.counted("invalid", null), 0, 0, 0, -1, 0, 0, 0, 0),
                new Tally(click.at(), click.counted("valid", paidIn), 0, 1, unique ? 1 : 0, 0, 0, 0, payout == null ? 0 : payout.minor(), 0)));
        // What the click cost was counted with the invalid ones so far.
        cost.ifPresent(spent -> {
            tallies.add(new Tally(click.at(), click.counted("invalid", spent.currency), 0, 0, 0, 0, 0, 0, 0, -spent.micros));
            tallies.add(new Tally(click.at(), click.counted("valid", spent.currency), 0, 0, 0, 0, 0, 0, 0, spent.micros));
        });
        return tallies.stream().map(tally -> tally.because(Cause.VERDICT)).toList();
    }

    private Optional<Spent> cost(Touched click) {
        return sql.one("select cost_micros, cost_currency from tracking.click where id = ? and cost_micros is not null",
                row -> new Spent(row.getLong("cost_micros"), row.getString("cost_currency")), click.id());
    }

    private String story(Touched click, Instant now) {
        List<Trace.Step> steps = sql.one(ClickRows.SELECT + " where id = ?", ShortStory::read, click.id()).orElseGet(ArrayList::new);
        return ClickStory.continued(steps, now, "status", "The landing page of a prefetched click was seen.", "valid: prefetch-confirmed", Steps.facts());
    }
}
