package io.plumbline.web.portal.health;

import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.DestinationHealth;
import io.plumbline.tracking.api.Health;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether the places that visitors are sent to answer. */
@Named("healthOf")
@RequestScoped
public class HealthView {

    private static final int MOST = 100;
    private static final Pattern HOST = Pattern.compile("^https?://([^/?#]+)", Pattern.CASE_INSENSITIVE);

    @Inject
    private Health health;

    private List<Host> down;
    private Map<UUID, DestinationHealth> ofLink;

    /** What somebody has to look after is a server, however many destinations it has. */
    public record Host(String name, int destinations, Instant since, String detail, UUID linkId) {
    }

    /** Servers that do not answer, those that have been away longest first. */
    public List<Host> getDown() {
        if (down == null) {
            Map<String, List<DestinationHealth>> byHost = health.down().stream().sorted(Comparator.comparing(DestinationHealth::since))
                    .collect(Collectors.groupingBy(HealthView::host, LinkedHashMap::new, Collectors.toList()));
            down = byHost.entrySet().stream().map(of -> new Host(of.getValue().size() == 1 ? of.getValue().get(0).name() : of.getKey(), of.getValue().size(),
                    of.getValue().get(0).since(), of.getValue().get(0).detail(), of.getValue().get(0).linkId())).toList();
        }
        return down;
    }

    private static String host(DestinationHealth place) {
        Matcher found = HOST.matcher(place.url());
        return found.find() ? found.group(1).toLowerCase(Locale.ROOT) : place.url();
    }

    /** Null while the destination takes nobody. */
    public DestinationHealth of(UUID link, UUID destination) {
        ofLink = ofLink == null ? health.list(link, null, PageRequest.first(MOST)).items().stream()
                .collect(Collectors.toMap(DestinationHealth::id, Function.identity())) : ofLink;
        return ofLink.get(destination);
    }
}
