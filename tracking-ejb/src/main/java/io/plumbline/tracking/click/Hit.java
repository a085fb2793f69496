package io.plumbline.tracking.click;

import io.plumbline.campaign.api.LinkPlan;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.ConsentDecision;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.traffic.Device;
import io.plumbline.tracking.traffic.Verdict;
import java.time.Instant;
import java.util.UUID;

/** A click or impression as it is about to be recorded: what came in, read once. */
record Hit(UUID id, Instant at, LinkPlan plan, Visitor visitor, UUID person, Device device, String country, Named named, Kept kept,
        Verdict verdict, Arm arm) {

    static Hit of(LinkPlan plan, Arrival arrival, Device device, Verdict verdict, ConsentSignals said, ConsentDecision consent, UUID daily) {
        UUID id = Ids.next();
        Visitor visitor = Visitor.of(arrival, consent, daily);
        Named named = Named.of(arrival.params(), plan.advertiserCurrency());
        String country = arrival.country() != null && arrival.country().matches("[A-Z]{2}") ? arrival.country() : null;
        return new Hit(id, arrival.at(), plan, visitor, visitor.person(plan.advertiserId(), id), device, country, named,
                Kept.of(arrival, said, consent, named, plan.advertiserCurrency()), verdict, null);
    }

    /** @param drawn the arm of the link's experiment, or null */
    Hit in(Arm drawn) {
        return new Hit(id, at, plan, visitor, person, device, country, named, kept, verdict, drawn);
    }

    /** Judged anew before anything of it is recorded. */
    Hit with(Verdict other) {
        return new Hit(id, at, plan, visitor, person, device, country, named, kept, other, arm);
    }

    String creative() {
        if (arm != null && arm.creative() != null) {
            return arm.creative();
        }
        return kept.named().creative() == null ? plan.creativeId() : kept.named().creative();
    }

    /** What a click on a link that does not run cost is nobody's cost here. */
    Long costMicros() {
        return verdict.verdict().equals("fallback") ? null : named.costMicros();
    }

    /**
     * The columns that clicks and impressions share. The payout is decided when the row is stored.
     *
     * @see io.plumbline.tracking.journal.LocalSpool how to add one
     */
    Columns columns(Instant recordedAt) {
        return new Columns().with("id", id).with("at", at).with("recorded_at", recordedAt)
                .with("advertiser_id", plan.advertiserId()).with("campaign_id", plan.campaignId()).with("link_id", plan.linkId())
                .with("partner_id", plan.partnerId()).with("verdict", verdict.verdict()).with("reason", verdict.reason()).with("person_id", person)
                .with("country", country).with("device", device.type()).with("os", device.os()).with("browser", device.browser())
                .with("channel", plan.channel()).with("creative", creative()).with("placement", kept.named().placement()).with("keyword", kept.named().keyword())
                .with("source", kept.named().source()).subs(kept.named().subs())
                .with("cost_micros", costMicros()).with("cost_currency", costMicros() == null ? null : named.costCurrency())
                .with("reasons", verdict.written()).with("rules", verdict.version())
                .with("consent_basis", kept.consent().basis().key()).with("consent_purposes", kept.consent().purposes())
                .with("payout_minor", null).with("payout_currency", null);
    }
}
