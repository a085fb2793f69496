package io.plumbline.tracking.click;

import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.LinkPlan;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.Dimensions;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.traffic.Device;
import io.plumbline.tracking.traffic.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A click or impression as it is about to be recorded: what came in, read once. */
record Hit(UUID id, Instant at, LinkPlan plan, Visitor visitor, UUID person, Device device, String country, Named named, Verdict verdict,
        Arm arm) {

    static Hit of(LinkPlan plan, Arrival arrival, Device device, Verdict verdict) {
        UUID id = Ids.next();
        Visitor visitor = Visitor.of(arrival);
        String country = arrival.country() != null && arrival.country().matches("[A-Z]{2}") ? arrival.country() : null;
        return new Hit(id, arrival.at(), plan, visitor, visitor.person(plan.advertiserId(), id), device, country,
                Named.of(arrival.params(), plan.advertiserCurrency()), verdict, null);
    }

    /** @param drawn the arm of the link's experiment, or null */
    Hit in(Arm drawn) {
        return new Hit(id, at, plan, visitor, person, device, country, named, verdict, drawn);
    }

    String creative() {
        if (arm != null && arm.creative() != null) {
            return arm.creative();
        }
        return named.creative() == null ? plan.creativeId() : named.creative();
    }

    /** What a click on a link that does not run cost is nobody's cost here. */
    Long costMicros() {
        return verdict.verdict().equals("fallback") ? null : named.costMicros();
    }

    Claim claim(Claim.Occasion occasion) {
        return new Claim(id, occasion, plan.advertiserId(), plan.campaignId(), plan.partnerId(), null, null, null, country, device.type(), null,
                at, at, true);
    }

    /** The columns that clicks and impressions share. */
    Columns columns(Instant recordedAt, String reason, Money payout) {
        return new Columns().with("id", id).with("at", at).with("recorded_at", recordedAt)
                .with("advertiser_id", plan.advertiserId()).with("campaign_id", plan.campaignId()).with("link_id", plan.linkId())
                .with("partner_id", plan.partnerId()).with("verdict", verdict.verdict()).with("reason", reason).with("person_id", person)
                .with("country", country).with("device", device.type()).with("os", device.os()).with("browser", device.browser())
                .with("channel", plan.channel()).with("creative", creative()).with("placement", named.placement()).with("keyword", named.keyword())
                .with("source", named.source()).subs(named.subs())
                .with("cost_micros", costMicros()).with("cost_currency", costMicros() == null ? null : named.costCurrency())
                .with("payout_minor", payout == null ? null : payout.minor()).with("payout_currency", payout == null ? null : payout.currency());
    }

    Columns touch(Instant recordedAt, String interaction) {
        return new Columns().with("id", id).with("row_key", id).with("advertiser_id", plan.advertiserId()).with("person_id", person).with("at", at)
                .with("recorded_at", recordedAt).with("interaction", interaction).with("channel", plan.channel()).with("campaign_id", plan.campaignId())
                .with("partner_id", plan.partnerId()).with("link_id", plan.linkId()).with("event_id", id)
                .with("cost_micros", costMicros()).with("cost_currency", costMicros() == null ? null : named.costCurrency());
    }

    /** One tally, or two when cost and payout are in different currencies. */
    List<Tally> tallies(UUID destination, long impressions, long clicks, long unique, long invalid, Money payout) {
        String costCurrency = costMicros() == null ? null : named.costCurrency();
        String payoutCurrency = payout == null || payout.isZero() ? null : payout.currency();
        boolean apart = costCurrency != null && payoutCurrency != null && !costCurrency.equals(payoutCurrency);
        List<Tally> tallies = new ArrayList<>();
        tallies.add(new Tally(at, dimensions(destination, costCurrency == null ? payoutCurrency : costCurrency), impressions, clicks, unique, invalid, 0,
                0, payoutCurrency == null || apart ? 0 : payout.minor(), costCurrency == null ? 0 : costMicros()));
        if (apart) {
            tallies.add(new Tally(at, dimensions(destination, payoutCurrency), 0, 0, 0, 0, 0, 0, payout.minor(), 0));
        }
        return tallies;
    }

    private Dimensions dimensions(UUID destination, String currency) {
        return new Dimensions(plan.advertiserId(), plan.campaignId(), plan.channel(), plan.partnerId(), plan.linkId(), creative(), destination,
                named.subs(), named.source(), named.placement(), named.keyword(), country, device.type(), device.os(), device.browser(), null, null,
                null, verdict.verdict(), currency, arm == null ? null : arm.experiment(), arm == null ? null : arm.variant());
    }
}
