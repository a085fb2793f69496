package io.plumbline.campaign.programme;

import io.plumbline.campaign.api.Offer;
import io.plumbline.campaign.api.Visibility;
import io.plumbline.shared.Keyed;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

@Entity
@Table(schema = "campaign", name = "campaign_offer")
class OfferEntity {

    @Id
    @Column(name = "campaign_id")
    private UUID campaignId;

    @Version
    private long version;

    private String visibility;

    private String summary;

    @Column(name = "standard_agreement_id")
    private UUID standardAgreementId;

    protected OfferEntity() {
    }

    OfferEntity(UUID campaignId) {
        this.campaignId = campaignId;
    }

    void show(Offer.Terms terms) {
        visibility = terms.visibility().key();
        summary = terms.summary() == null ? "" : terms.summary().strip();
        standardAgreementId = terms.standardAgreementId();
    }

    UUID campaignId() {
        return campaignId;
    }

    Offer.Terms terms() {
        return new Offer.Terms(Keyed.of(Visibility.class, "visibility", visibility), summary, standardAgreementId);
    }
}
