package io.plumbline.web.portal.creative;

import io.plumbline.campaign.api.Creative;
import io.plumbline.campaign.api.CreativeState;
import io.plumbline.campaign.api.Creatives;
import io.plumbline.shared.PageRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a link of a campaign can be shown with: by its code, clicks and views are counted with it. */
@Named("creativePicker")
@RequestScoped
public class CreativePicker {

    @Inject
    private Creatives creatives;

    private final Map<UUID, List<Creative>> found = new HashMap<>();

    /** What is live or will be; none without a campaign. */
    public List<Creative> of(UUID campaignId) {
        return campaignId == null ? List.of() : found.computeIfAbsent(campaignId, id -> creatives.list(new Creatives.Asked(null, id, null, null, null), PageRequest.first(PageRequest.MAX))
                .items().stream().filter(one -> one.state() == CreativeState.LIVE || one.state() == CreativeState.SCHEDULED).toList());
    }

    /** The one with this code, or null: a link may carry a name that no library knows. */
    public Creative chosen(UUID campaignId, String code) {
        return campaignId == null || code == null || code.isBlank() ? null : creatives.byCode(campaignId, code.strip()).orElse(null);
    }
}
