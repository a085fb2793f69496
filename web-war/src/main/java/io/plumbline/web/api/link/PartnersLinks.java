package io.plumbline.web.api.link;

import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.LinkDraft;
import io.plumbline.campaign.api.OwnLinks;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Check;
import io.plumbline.web.api.MergePatch;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.UUID;

/** What a partner's key may do to links: as much as its people may on their pages. */
@RequestScoped
public class PartnersLinks {

    @Inject
    private OwnLinks links;

    Link make(LinkDraft draft) {
        new Check().that(draft.campaignId() != null, "campaignId", "required", "Say for which campaign.")
                .that(draft.destinations().size() <= 1, "destinations", "one-only", "A partner's link leads to one address.")
                .that(draft.fallbackUrl() == null, "fallbackUrl", "not-yours", "The campaign says where visitors go otherwise.").done();
        return links.make(draft.campaignId(), draft.destinations().isEmpty() ? null : draft.destinations().get(0).url(), draft.name(), draft.creativeId());
    }

    Link move(UUID id, MergePatch patch, PlanStatus next) {
        new Check().that(patch.isEmpty() && next != null, "status", "status-only", "Change the status of your links, and make another one for anything else.").done();
        return links.move(id, next);
    }
}
