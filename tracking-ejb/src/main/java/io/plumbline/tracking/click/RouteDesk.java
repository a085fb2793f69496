package io.plumbline.tracking.click;

import io.plumbline.campaign.api.Destination;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.tracking.api.Arrival.MapOfParams;
import io.plumbline.tracking.api.Guest;
import io.plumbline.tracking.api.Routes;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

@Stateless
public class RouteDesk implements Routes {

    private static final int MAX_URL = 2048;

    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    @Override
    public Answer tryOut(List<Destination> destinations, Guest guest) {
        authority.requireStaff();
        check(destinations);
        Map<String, List<String>> params = guest.params().entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue())));
        Facts facts = new Facts(guest.at() == null ? clock.instant() : guest.at(), upper(guest.country()), upper(guest.region()), guest.device(), guest.os(),
                guest.browser(), guest.language(), guest.returning(), guest.referrer(), new MapOfParams(params), guest.ip(), String.valueOf(guest.visitor()), null);
        Route route = Routing.of(destinations).route(facts);
        return new Answer(route.destination(), route.rule(), route.losers());
    }

    private static void check(List<Destination> destinations) {
        Check check = new Check();
        for (int i = 0; i < destinations.size(); i++) {
            String url = "destinations/" + i + "/url";
            check.text(url, destinations.get(i).url(), MAX_URL);
        }
        check.done();
    }

    private static String upper(String code) {
        return code == null || code.isBlank() ? null : code.strip().toUpperCase(Locale.ROOT);
    }
}
