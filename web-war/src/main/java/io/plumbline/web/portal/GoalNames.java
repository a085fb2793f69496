package io.plumbline.web.portal;

import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.Goals;
import io.plumbline.shared.PageRequest;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What people call goals, which rows name by their keys: read once for each advertiser on a page. */
@RequestScoped
public class GoalNames {

    private static final int MOST = 200;

    @Inject
    private Goals goals;

    private final Map<UUID, Map<String, String>> known = new HashMap<>();

    /** @return the key where no goal has it (any more) */
    public String of(UUID advertiser, String key) {
        return advertiser == null || key == null ? key
                : known.computeIfAbsent(advertiser, one -> goals.list(one, PageRequest.first(MOST)).items().stream().collect(Collectors.toMap(Goal::key, Goal::name, (a, b) -> a))).getOrDefault(key, key);
    }
}
