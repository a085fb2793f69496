package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.click.Touches;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Whose a lead is. Who handed it in takes the credit; what follows from it later is credited like the lead itself: windows were judged when it came, and
 * sales takes longer than any window.
 */
@ApplicationScoped
public class LeadEvidence {

    private static final String KIND = "lead";

    private record Base(UUID id, UUID clickId, UUID campaignId, UUID partnerId, String channel, String credit, Instant at) {

        static Base read(ResultSet row) throws SQLException {
            return new Base(Sql.uuid(row, "id"), Sql.uuid(row, "click_id"), Sql.uuid(row, "campaign_id"), Sql.uuid(row, "partner_id"), row.getString("channel"),
                    row.getString("credit_reason"), Sql.instant(row, "occurred_at"));
        }

        /** Why its touch earned nothing; caps and missing rates are each conversion's own affair. */
        String refusal() {
            boolean touch = credit != null && (credit.startsWith("outside-") || credit.startsWith("click-") || credit.equals("before-click"));
            return touch ? credit : null;
        }
    }

    @Inject
    private Touches touches;
    @Inject
    private Campaigns campaigns;
    @Inject
    private Sql sql;

    /** Empty where the usual ladder is asked. */
    Optional<Evidence> of(Claimed claimed) {
        if (claimed.report().more().follows() != null) {
            return following(claimed);
        }
        return claimed.report().door() == Door.LEAD && claimed.report().partnerId() != null ? Optional.of(submitted(claimed)) : Optional.empty();
    }

    private Evidence submitted(Claimed claimed) {
        UUID campaign = claimed.report().campaignId();
        String channel = campaigns.find(campaign).map(Campaign::channel).orElse("other");
        return new Evidence(Touched.SUBMISSION, Touched.bySubmission(campaign, claimed.advertiser().id(), campaign, claimed.report().partnerId(), channel, claimed.at()), null,
                "The partner handed the lead in.", List.of());
    }

    private Optional<Evidence> following(Claimed claimed) {
        return sql.one("select id, click_id, campaign_id, partner_id, channel, credit_reason, occurred_at from tracking.conversion where id = ? and advertiser_id = ?",
                Base::read, claimed.report().more().follows(), claimed.advertiser().id()).flatMap(base -> touch(base, claimed.advertiser().id())
                .map(touch -> new Evidence(KIND, touch, base.refusal(), "Credited like the lead it follows from, conversion " + base.id() + ".", List.of())));
    }

    private Optional<Touched> touch(Base base, UUID advertiserId) {
        if (base.clickId() != null) {
            return touches.click(base.clickId());
        }
        return base.campaignId() == null || base.partnerId() == null ? Optional.empty()
                : Optional.of(Touched.bySubmission(base.id(), advertiserId, base.campaignId(), base.partnerId(), base.channel(), base.at()));
    }
}
