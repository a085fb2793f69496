package io.plumbline.campaign.creative;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.CreativeDraft;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Invalid;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

final class CreativeRules {

    static final int LONGEST_CHAIN = 3;
    private static final int MOST_CAMPAIGNS = 100;
    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9.-]{2,31}");

    private final EntityManager em;
    private final Authority authority;
    private final Advertisers advertisers;
    private final Campaigns campaigns;

    CreativeRules(EntityManager em, Authority authority, Advertisers advertisers, Campaigns campaigns) {
        this.em = em;
        this.authority = authority;
        this.advertisers = advertisers;
        this.campaigns = campaigns;
    }

    /** @return the draft as it is kept */
    CreativeDraft sound(CreativeDraft draft) {
        UUID advertiser = draft.advertiserId();
        boolean mine = advertiser != null && authority.advertiserScope().map(advertiser::equals).orElse(true) && advertisers.find(advertiser).isPresent();
        List<UUID> chosen = draft.campaignIds().stream().distinct().toList();
        new Check().that(mine, "advertiserId", "advertiser-not-found", "Choose an advertiser.").text("name", draft.name(), 200)
                .that(draft.code() == null || CODE.matcher(draft.code()).matches(), "code", "code-malformed", "3 to 32 lower-case letters, digits, hyphens and dots.")
                .that(draft.kind() != null, "kind", "required", "Use banner, text, html5, video, email or native.")
                .that(chosen.size() <= MOST_CAMPAIGNS, "campaignIds", "too-many", "At most " + MOST_CAMPAIGNS + " campaigns; none for all of them.")
                .that(chosen.stream().limit(MOST_CAMPAIGNS).allMatch(id -> campaigns.find(id).filter(c -> c.advertiserId().equals(advertiser)).isPresent()), "campaignIds",
                        "campaign-not-found", "Choose campaigns of this advertiser.")
                .that(draft.startsOn() == null || draft.endsOn() == null || !draft.endsOn().isBefore(draft.startsOn()), "endsOn", "period-backwards",
                        "The last day lies before the first.").done();
        fallback(draft, advertiser);
        return new CreativeDraft(advertiser, draft.name().strip(), draft.kind(), chosen, draft.startsOn(), draft.endsOn(), draft.fallbackId(), Boolean.TRUE.equals(draft.archived()),
                draft.code());
    }

    private void fallback(CreativeDraft draft, UUID advertiser) {
        CreativeEntity instead = draft.fallbackId() == null ? null : em.find(CreativeEntity.class, draft.fallbackId());
        boolean fits = draft.fallbackId() == null || instead != null && instead.advertiserId().equals(advertiser) && instead.kind() == draft.kind();
        new Check().that(fits, "fallbackId", "fallback-unfit", "What is shown instead is a creative of the same advertiser and kind.").done();
    }

    /** @throws Invalid when it would stand in for itself, or too many stand in for each other */
    void refuseCircle(CreativeEntity creative) {
        UUID next = creative.fallbackId();
        for (int steps = 1; next != null; steps++) {
            if (next.equals(creative.id()) || steps > LONGEST_CHAIN) {
                throw new Invalid("fallbackId", "fallback-loop", "Creatives stand in for each other in a circle, or more than " + LONGEST_CHAIN + " in a row.");
            }
            CreativeEntity instead = em.find(CreativeEntity.class, next);
            next = instead == null ? null : instead.fallbackId();
        }
    }
}
