package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Coupon;
import io.plumbline.campaign.api.Coupons;
import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.click.Touches;
import io.plumbline.tracking.consent.Policies;
import io.plumbline.tracking.identity.Persons;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Looks for the touch behind a conversion, rung by rung in the order the advertiser wants: the click it names or that is in the
 * browser's cookie, the person's last click by customer id or hashed e-mail, the owner of the coupon, the first-party visitor's
 * last click; then the same persons' last view. A lead that a partner handed in, and what follows from a lead, need no looking for. A row of a file that is an arrival of its own asks no further than the click.
 */
@ApplicationScoped
public class EvidenceLadder {

    private static final String CLICK_ID = "click-id";
    private static final String COUPON = "coupon";

    @Inject
    private Sql sql;
    @Inject
    private Touches touches;
    @Inject
    private Persons persons;
    @Inject
    private Policies policies;
    @Inject
    private Coupons coupons;
    @Inject
    private Campaigns campaigns;
    @Inject
    private LeadEvidence leads;

    Evidence climb(Claimed claimed) {
        List<String> order = policies.of(claimed.advertiser().id()).evidence();
        List<String> losers = new ArrayList<>();
        if (claimed.report().arrivedBy() != null) {
            return arrival(claimed, losers);
        }
        Optional<Evidence> handed = leads.of(claimed);
        if (handed.isPresent()) {
            return handed.get();
        }
        for (String interaction : List.of("click", "impression")) {
            for (int rung = 0; rung < order.size(); rung++) {
                Optional<Evidence> found = look(order.get(rung), interaction, claimed, losers);
                if (found.isPresent()) {
                    order.subList(rung + 1, order.size()).forEach(lower -> losers.add(lower + ": not asked, a better one was found"));
                    return found.get();
                }
            }
        }
        return new Evidence("none", null, claimed.unknownClick() ? "unknown-click" : "no-touch", "No touch was found, so nobody is credited.", losers);
    }

    private Evidence arrival(Claimed claimed, List<String> losers) {
        return byClick(claimed, losers).orElseGet(() -> new Evidence("arrival", null, null,
                "The person arrived through " + claimed.report().arrivedBy() + " with this very conversion.", losers));
    }

    private Optional<Evidence> look(String rung, String interaction, Claimed claimed, List<String> losers) {
        boolean first = interaction.equals("click");
        return switch (rung) {
            case CLICK_ID -> first ? byClick(claimed, losers) : Optional.empty();
            case COUPON -> first ? byCoupon(claimed, losers) : Optional.empty();
            default -> byPerson(rung, interaction, claimed, losers);
        };
    }

    private static Optional<Evidence> byClick(Claimed claimed, List<String> losers) {
        if (claimed.click() == null) {
            losers.add(claimed.unknownClick() ? "click id: the named click is unknown" : "click id: none named, none in a cookie");
            return Optional.empty();
        }
        return Optional.of(judged(CLICK_ID, claimed.click(), claimed,
                claimed.fromCookie() ? "The newest click in the browser's cookie whose advertiser has the goal." : "The report names the click.", losers));
    }

    private Optional<Evidence> byCoupon(Claimed claimed, List<String> losers) {
        String code = claimed.report().couponCode();
        Optional<Coupon> coupon = coupons.redeemed(claimed.advertiser().id(), code, claimed.at());
        if (coupon.isEmpty()) {
            losers.add(code == null ? "coupon: none redeemed" : "coupon: nobody owned the code then");
            return Optional.empty();
        }
        String channel = campaigns.find(coupon.get().campaignId()).map(Campaign::channel).orElse("other");
        return Optional.of(new Evidence(COUPON, Touched.byCoupon(coupon.get(), channel, claimed.at()), null,
                "The coupon " + coupon.get().code() + " belongs to a partner.", losers));
    }

    private Optional<Evidence> byPerson(String rung, String interaction, Claimed claimed, List<String> losers) {
        UUID person = person(rung, claimed);
        if (person == null) {
            if (interaction.equals("click")) {
                losers.add(rung + ": none given");
            }
            return Optional.empty();
        }
        int days = interaction.equals("click") ? claimed.goal().clickWindowDays() : claimed.goal().viewWindowDays();
        Optional<Touched> touch = last(claimed, person, interaction, days);
        if (touch.isEmpty()) {
            losers.add(rung + ": no " + interaction + " on a link within " + days + " days");
        }
        return touch.map(found -> judged(rung, found, claimed, "The person's last " + interaction + " within " + days + " days, known by " + rung + ".", losers));
    }

    private static UUID person(String rung, Claimed claimed) {
        String name = switch (rung) {
            case "customer-id" -> claimed.report().customerId();
            case "email" -> claimed.email();
            default -> claimed.report().visitorId();
        };
        return name == null ? null : claimed.person(rung.equals("customer-id") ? "customer" : rung, name);
    }

    private Optional<Touched> last(Claimed claimed, UUID person, String interaction, int days) {
        List<UUID> aliases = persons.aliases(claimed.advertiser().id(), person);
        List<Object> args = new ArrayList<>(aliases);
        args.addAll(List.of(claimed.advertiser().id(), claimed.at().minus(Duration.ofDays(days)), claimed.at().plus(Window.SKEW)));
        boolean click = interaction.equals("click");
        String touched = "select event_id, at" + Sql.ofPersons("touchpoint", aliases) + " where at >= ? and at <= ? and interaction = ? and link_id is not null";
        if (click) {
            touched = "select id as event_id, at" + Sql.ofPersons("click", aliases) + " where at >= ? and at <= ? and valid_since is not null union all " + touched;
            args.addAll(List.copyOf(args));
        }
        args.add(interaction);
        return sql.one("select event_id from (" + touched + ") t order by at desc, event_id desc limit 1", row -> Sql.uuid(row, "event_id"), args.toArray())
                .flatMap(id -> click ? touches.click(id) : touches.view(id));
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
