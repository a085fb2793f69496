package io.plumbline.web.portal.health;

import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.DestinationHealth;
import io.plumbline.tracking.api.Health;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whether the places that visitors are sent to answer. */
@Named("healthOf")
@RequestScoped
public class HealthView {

    private static final int MOST = 100;

    @Inject
    private Health health;

    private List<DestinationHealth> down;
    private Map<UUID, DestinationHealth> ofLink;

    public List<DestinationHealth> getDown() {
        return down = down == null ? health.down() : down;
    }

    /** Null while the destination takes nobody. */
    public DestinationHealth of(UUID link, UUID destination) {
        ofLink = ofLink == null ? health.list(link, null, PageRequest.first(MOST)).items().stream()
                .collect(Collectors.toMap(DestinationHealth::id, Function.identity())) : ofLink;
        return ofLink.get(destination);
    }
}
