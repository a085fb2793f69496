package io.plumbline.campaign.cap;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Agreements;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.LimitDraft;
import io.plumbline.campaign.api.Links;
import io.plumbline.campaign.api.Partner;
import io.plumbline.campaign.api.Partners;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Forbidden;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** Looks up the thing a cap is on: whose it is, in which currency and zone it thinks. */
@ApplicationScoped
public class CapGrounds {

    @Inject
    private Campaigns campaigns;
    @Inject
    private Partners partners;
    @Inject
    private Agreements agreements;
    @Inject
    private Links links;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Authority authority;

    CapTerms.Ground of(LimitDraft draft) {
        new Check().that(draft.subject() != null, "subject", "required", "Use campaign, partner, agreement or link.")
                .that(draft.subjectId() != null, "subjectId", "required", "Name the thing that is capped by its id.").done();
        return switch (draft.subject()) {
            case CAMPAIGN -> of(campaigns.get(draft.subjectId()).advertiserId(), null);
            case PARTNER -> partner(draft.subjectId());
            case AGREEMENT -> agreement(agreements.get(draft.subjectId()));
            case LINK -> link(links.get(draft.subjectId()));
        };
    }

    /** Of an agreement that has just been made: no caller is asked for. */
    CapTerms.Ground agreement(Agreement agreement) {
        return of(agreement.advertiserId(), agreement.partnerId());
    }

    private CapTerms.Ground link(Link link) {
        return of(link.advertiserId(), link.partnerId());
    }

    /** A cap on a partner meets results of every advertiser. */
    private CapTerms.Ground partner(UUID id) {
        if (authority.advertiserScope().isPresent()) {
            throw new Forbidden("A cap on a partner concerns all advertisers; this account may see one only.");
        }
        Partner partner = partners.get(id);
        return new CapTerms.Ground(null, null, partner.currency(), "UTC");
    }

    private CapTerms.Ground of(UUID advertiserId, UUID partnerId) {
        Advertiser advertiser = advertisers.find(advertiserId).orElseThrow();
        return new CapTerms.Ground(advertiserId, advertiser.currency(), partnerId == null ? null : partners.find(partnerId).orElseThrow().currency(), advertiser.timeZone());
    }
}
