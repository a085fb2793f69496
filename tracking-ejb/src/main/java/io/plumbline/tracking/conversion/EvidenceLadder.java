package io.plumbline.tracking.conversion;

import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.click.Touches;
import io.plumbline.tracking.identity.Persons;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Looks for the touch behind a conversion, best evidence first: the click it names, the click in the browser's cookie, its own
 * arrival, the person's last click within the window, the person's last view.
 */
@ApplicationScoped
public class EvidenceLadder {

    @Inject
    private Sql sql;
    @Inject
    private Touches touches;
    @Inject
    private Persons persons;

    Evidence climb(Claimed claimed) {
        if (claimed.click() != null) {
            return judged("click-id", claimed.click(), claimed,
                    claimed.fromCookie() ? "The newest click in the browser's cookie whose advertiser has the goal." : "The report names the click.");
        }
        List<String> losers = new ArrayList<>();
        losers.add(claimed.unknownClick() ? "click id: the named click is unknown" : "click id: none named, none in a cookie");
        if (claimed.report().arrivedBy() != null) {
            return new Evidence("arrival", null, null, "The person arrived through " + claimed.report().arrivedBy() + " with this very conversion.", losers);
        }
        Map<String, UUID> names = names(claimed);
        for (String interaction : List.of("click", "impression")) {
            int days = interaction.equals("click") ? claimed.goal().clickWindowDays() : claimed.goal().viewWindowDays();
            for (Map.Entry<String, UUID> name : names.entrySet()) {
                Optional<Touched> touch = last(claimed, name.getValue(), interaction, days);
                if (touch.isPresent()) {
                    return judged(name.getKey(), touch.get(), claimed, "The person's last " + interaction + " within " + days + " days, known by " + name.getKey() + ".", losers);
                }
                losers.add(name.getKey() + ": no " + interaction + " on a link within " + days + " days");
            }
        }
        return new Evidence("none", null, claimed.unknownClick() ? "unknown-click" : "no-touch", "No touch was found, so nobody is credited.", losers);
    }

    private static Map<String, UUID> names(Claimed claimed) {
        Map<String, UUID> names = new LinkedHashMap<>();
        if (claimed.report().customerId() != null) {
            names.put("customer-id", claimed.person("customer", claimed.report().customerId()));
        }
        if (claimed.report().visitorId() != null) {
            names.put("visitor", claimed.person("visitor", claimed.report().visitorId()));
        }
        if (claimed.email() != null) {
            names.put("email", claimed.person("email", claimed.email()));
        }
        return names;
    }

    private Optional<Touched> last(Claimed claimed, UUID person, String interaction, int days) {
        List<UUID> aliases = persons.aliases(claimed.advertiser().id(), person);
        List<Object> args = new ArrayList<>();
        args.add(claimed.advertiser().id());
        args.addAll(aliases);
        args.add(interaction);
        args.add(claimed.at().minus(Duration.ofDays(days)));
        args.add(claimed.at().plus(Window.SKEW));
        return sql.one("select event_id from tracking.touchpoint where advertiser_id = ? and person_id in (" + Sql.marks(aliases)
                + ") and interaction = ? and link_id is not null and at >= ? and at <= ? order by at desc, id desc limit 1",
                row -> Sql.uuid(row, "event_id"), args.toArray())
                .flatMap(id -> interaction.equals("click") ? touches.click(id) : touches.view(id));
    }

    private static Evidence judged(String kind, Touched touch, Claimed claimed, String rule) {
        return judged(kind, touch, claimed, rule, List.of());
    }

    private static Evidence judged(String kind, Touched touch, Claimed claimed, String rule, List<String> losers) {
        return new Evidence(kind, touch, refusal(touch, claimed), rule, losers);
    }

    private static String refusal(Touched touch, Claimed claimed) {
        if (!touch.verdict().equals("valid")) {
            return "click-" + touch.verdict() + ":" + touch.reason();
        }
        boolean click = touch.interaction().equals("click");
        Window window = new Window(click ? claimed.goal().clickWindowDays() : claimed.goal().viewWindowDays());
        if (window.isBefore(touch.at(), claimed.at())) {
            return "before-click";
        }
        return window.isAfter(touch.at(), claimed.at()) ? click ? "outside-click-window" : "outside-view-window" : null;
    }
}
