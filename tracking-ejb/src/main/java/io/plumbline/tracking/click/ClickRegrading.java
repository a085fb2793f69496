package io.plumbline.tracking.click;

import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Commissions;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.api.Trace;
import io.plumbline.tracking.identity.VisitorId;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.store.Steps;
import io.plumbline.tracking.traffic.Screening;
import io.plumbline.tracking.traffic.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A stored click gets another verdict: money, touch and counts follow, in the caller's transaction. */
@ApplicationScoped
public class ClickRegrading {

    /** Touches are found by their time; the few of one moment are looked through. */
    private static final String OF_CLICK = " where advertiser_id = ? and at = ? and event_id = ?";

    @Inject
    private Sql sql;
    @Inject
    private Commissions commissions;
    @Inject
    private Earned earned;
    @Inject
    private Screening screening;

    /** What of a click changes with its verdict. */
    private record Standing(Touched touch, Instant validSince, boolean unique, Money payout, Long costMicros, String costCurrency, List<Trace.Step> told) {
        static Standing read(ResultSet row) throws SQLException {
            Long cost = Sql.number(row, "cost_micros");
            return new Standing(Touches.read(row, true), Sql.instant(row, "valid_since"), row.getBoolean("is_unique"), ClickRows.money(row, "payout"), cost, row.getString("cost_currency"), ShortStory.read(row));
        }
    }

    /** @return what the counts change by; empty when the click is no longer what the proposal was about */
    public Optional<List<Tally>> turn(UUID id, String expected, Verdict to, String why, Instant now) {
        Standing before = sql.one("select * from tracking.click where id = ? for update", Standing::read, id).orElse(null);
        if (before == null || !before.touch().verdict().equals(expected)) {
            return Optional.empty();
        }
        Touched click = before.touch();
        if (before.unique()) {
            noLongerFirst(click);
        }
        boolean unique = to.isValid() && isFirst(click);
        Money payout = to.isValid() ? unique ? paid(before, now, why) : before.payout() : takenBack(before, now, why);
        String reason = to.isValid() && !unique ? "duplicate" : to.reason();
        sql.update("update tracking.click set verdict = ?, reason = ?, reasons = ?, rules = ?, valid_since = ?, is_unique = ?, payout_minor = ?, payout_currency = ?, trace = ? where id = ?",
                to.verdict(), reason, to.written(), to.version(), to.isValid() ? now : null, unique, payout == null ? null : payout.minor(), payout == null ? null : payout.currency(),
                story(before, to, why, now), id);
        TouchNoteBook.note(sql, id);
        if (!to.isValid()) {
            noLongerTouch(before, now);
        }
        List<Tally> tallies = new ArrayList<>(tallies(before, expected, before.unique(), before.payout(), -1));
        tallies.addAll(tallies(before, to.verdict(), unique, payout, 1));
        return Optional.of(tallies);
    }

    private boolean isFirst(Touched click) {
        return click.visitorId() == null || sql.insert("unique_click", new Columns().with("campaign_id", click.campaignId())
                .with("fingerprint", VisitorId.key(click.visitorId())).with("window_start", screening.windowStart(click.campaignId(), click.at())));
    }

    /** The visitor's next click may be the first that counts; so may this one, should it become valid again. */
    private void noLongerFirst(Touched click) {
        if (click.visitorId() != null) {
            sql.update("delete from tracking.unique_click where campaign_id = ? and fingerprint = ? and window_start = ?", click.campaignId(),
                    VisitorId.key(click.visitorId()), screening.windowStart(click.campaignId(), click.at()));
        }
    }

    private Money takenBack(Standing before, Instant now, String why) {
        if (before.payout() == null) {
            return null;
        }
        earned.release(before.touch().id());
        return commissions.reverse(before.touch().id(), now, why).map(before.payout()::minus).orElse(Money.zero(before.payout().currency()));
    }

    /** What was taken back is promised again by the terms of then; what never was is accrued now. */
    private Money paid(Standing before, Instant now, String why) {
        Touched click = before.touch();
        if (click.partnerId() == null) {
            return null;
        }
        Claim claim = new Claim(click.id(), Claim.Occasion.CLICK, click.advertiserId(), click.campaignId(), click.partnerId(), null, null, null,
                click.country(), click.device(), null, click.at(), click.at(), true).with(Earned.more(click.subs()));
        return earned.within(Earned.room(claim, click.linkId()), () -> {
            if (before.payout() == null) {
                return commissions.accrue(claim).amount();
            }
            Optional<Money> again = commissions.reprice(click.id(), null, now, why);
            commissions.approve(click.id(), now, why);
            return again.orElse(before.payout());
        });
    }

    /** What journeys were made of until now is kept. The touch of a click from before clicks were touches is a row of its own. */
    private void noLongerTouch(Standing before, Instant now) {
        Touched click = before.touch();
        if (before.validSince() != null) {
            sql.insert("touchpoint_gone", new Columns().with("id", Ids.next()).with("touch_id", click.id()).with("advertiser_id", click.advertiserId())
                    .with("person_id", click.personId()).with("at", click.at()).with("recorded_at", before.validSince()).with("gone_at", now).with("interaction", "click")
                    .with("channel", click.channel()).with("campaign_id", click.campaignId()).with("partner_id", click.partnerId())
                    .with("creative", click.creative()).with("keyword", click.keyword()));
            return;
        }
        sql.update("insert into tracking.touchpoint_gone (id, touch_id, advertiser_id, person_id, at, recorded_at, gone_at, interaction, channel, campaign_id, partner_id,"
                + " creative, keyword) select cast(? as uuid), event_id, advertiser_id, person_id, at, recorded_at, cast(? as timestamp with time zone), interaction, channel,"
                + " campaign_id, partner_id, creative, keyword from tracking.touchpoint" + OF_CLICK, Ids.next(), now, click.advertiserId(), click.at(), click.id());
        sql.update("delete from tracking.touchpoint" + OF_CLICK, click.advertiserId(), click.at(), click.id());
    }

    private static List<Tally> tallies(Standing click, String verdict, boolean unique, Money payout, int sign) {
        boolean valid = verdict.equals("valid");
        List<Tally> tallies = new ArrayList<>();
        tallies.add(tally(click, verdict, null, sign * (valid ? 1 : 0), sign * (unique ? 1 : 0), sign * (valid ? 0 : 1), 0, 0));
        if (payout != null && !payout.isZero()) {
            tallies.add(tally(click, verdict, payout.currency(), 0, 0, 0, sign * payout.minor(), 0));
        }
        if (click.costMicros() != null) {
            tallies.add(tally(click, verdict, click.costCurrency(), 0, 0, 0, 0, sign * click.costMicros()));
        }
        return tallies;
    }

    private static Tally tally(Standing before, String verdict, String currency, long clicks, long unique, long invalid, long payout, long cost) {
        return new Tally(before.touch().at(), before.touch().counted(verdict, currency), 0, clicks, unique, invalid, 0, 0, payout, cost);
    }

    private static String story(Standing before, Verdict to, String why, Instant now) {
        return ClickStory.continued(new ArrayList<>(before.told()), now, "status", why, to.verdict() + (to.reason() == null ? "" : ": " + to.reason()),
                Steps.facts("rules", to.version(), "before", before.touch().verdict(), "reasons", to.written()));
    }
}
