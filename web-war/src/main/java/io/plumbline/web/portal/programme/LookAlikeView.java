package io.plumbline.web.portal.programme;

import io.plumbline.campaign.api.LookAlike;
import io.plumbline.campaign.api.LookAlikes;
import io.plumbline.shared.Authority;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Who may be the same as whom, beside a decision about them. */
@Named
@RequestScoped
public class LookAlikeView {

    @Inject
    private LookAlikes lookAlikes;
    @Inject
    private Authority authority;

    private final Map<UUID, List<LookAlike>> found = new HashMap<>();

    public List<LookAlike> ofApplication(UUID id) {
        return found.computeIfAbsent(id, key -> new ArrayList<>(lookAlikes.ofApplication(key)));
    }

    /** Nobody, for whoever is confined to one advertiser. */
    public List<LookAlike> ofPartner(UUID id) {
        return found.computeIfAbsent(id, key -> authority.advertiserScope().isPresent() ? List.of() : new ArrayList<>(lookAlikes.ofPartner(key)));
    }
}
