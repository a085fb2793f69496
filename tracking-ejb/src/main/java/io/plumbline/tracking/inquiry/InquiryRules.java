package io.plumbline.tracking.inquiry;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Partners;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.InquiryDraft;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Reads what a partner says: its own clicks and results only, and enough of it to be looked for. */
@ApplicationScoped
public class InquiryRules {

    private static final Duration SKEW = Duration.ofMinutes(5);

    @Inject
    private Sql sql;
    @Inject
    private Campaigns campaigns;
    @Inject
    private Partners partners;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Authority authority;

    private record Place(UUID advertiserId, UUID campaignId, UUID partnerId) {
    }

    Filed.About about(UUID partner, InquiryDraft draft, Instant now) {
        new Check().that(partner != null && partners.find(partner).isPresent(), "partnerId", "partner-not-found", "Choose a partner.")
                .that(draft.text() != null && !draft.text().isBlank(), "text", "required", "Say what happened.")
                .that(draft.text() == null || draft.text().length() <= 2000, "text", "too-long", "At most 2000 characters.")
                .optionalText("transactionId", draft.transactionId(), 256).optionalText("goal", draft.goal(), 64).optionalText("clickId", draft.clickId(), 64)
                .that(draft.happenedAt() == null || !draft.happenedAt().isAfter(now.plus(SKEW)), "happenedAt", "time-in-future", "The time lies in the future.").done();
        return draft.conversionId() != null ? questioned(partner, draft) : missing(partner, draft);
    }

    private Filed.About questioned(UUID partner, InquiryDraft draft) {
        Place place = own("select advertiser_id, campaign_id, partner_id from tracking.conversion where id = ?", draft.conversionId(), partner)
                .orElseThrow(() -> new Invalid("conversionId", "conversion-not-found", "You have no conversion with this id."));
        return new Filed.About(partner, place.advertiserId(), place.campaignId(), draft.conversionId(), null, null, null, null, null);
    }

    private Filed.About missing(UUID partner, InquiryDraft draft) {
        UUID click = id(draft.clickId());
        Optional<Place> clicked = click == null ? Optional.empty()
                : own("select advertiser_id, campaign_id, partner_id from tracking.click where id = ?", click, partner);
        Optional<Campaign> campaign = Optional.ofNullable(draft.campaignId()).flatMap(campaigns::find).filter(c -> isInScope(c.advertiserId()) && works(partner, c.id()));
        new Check().that(blank(draft.clickId()) || clicked.isPresent(), "clickId", "click-not-found", "You have no click with this id.")
                .that(draft.campaignId() == null || campaign.isPresent(), "campaignId", "campaign-not-found", "Choose one of your campaigns.")
                .that(clicked.isPresent() || campaign.isPresent() || !blank(draft.clickId()) || draft.campaignId() != null, "clickId", "click-required",
                        "Name the click, or the campaign.")
                .that(!blank(draft.transactionId()) || clicked.isPresent() || draft.happenedAt() != null, "transactionId", "required",
                        "Give the order id, the click, or the time: something it can be found by.").done();
        UUID advertiser = clicked.map(Place::advertiserId).orElseGet(() -> campaign.orElseThrow().advertiserId());
        return new Filed.About(partner, advertiser, clicked.map(Place::campaignId).orElseGet(() -> campaign.orElseThrow().id()), null, click,
                blank(draft.goal()) ? null : draft.goal().strip(), draft.happenedAt(), blank(draft.transactionId()) ? null : draft.transactionId().strip(),
                amount(draft, advertiser));
    }

    private Money amount(InquiryDraft draft, UUID advertiser) {
        if (blank(draft.amount())) {
            return null;
        }
        String currency = blank(draft.currency()) ? advertisers.find(advertiser).orElseThrow().currency() : draft.currency().strip();
        Money amount = Money.of(draft.amount().strip(), currency);
        if (amount.isNegative()) {
            throw new Invalid("amount", "amount-negative", "Not below 0.");
        }
        return amount;
    }

    private Optional<Place> own(String select, UUID id, UUID partner) {
        return sql.one(select, row -> new Place(Sql.uuid(row, "advertiser_id"), Sql.uuid(row, "campaign_id"), Sql.uuid(row, "partner_id")), id)
                .filter(place -> partner.equals(place.partnerId()) && isInScope(place.advertiserId()));
    }

    /** Whoever has a link of a campaign works for it. */
    private boolean works(UUID partner, UUID campaign) {
        return sql.one("select 1 from campaign.pub_link where campaign_id = ? and partner_id = ? limit 1", row -> true, campaign, partner).isPresent();
    }

    private boolean isInScope(UUID advertiser) {
        return authority.advertiserScope().map(advertiser::equals).orElse(true);
    }

    private static UUID id(String text) {
        try {
            return blank(text) ? null : UUID.fromString(text.strip());
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
