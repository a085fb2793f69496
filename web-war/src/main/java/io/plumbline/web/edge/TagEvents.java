package io.plumbline.web.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.Goals;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import io.plumbline.tracking.api.Call;
import io.plumbline.tracking.api.Clicks;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.Sighting;
import io.plumbline.tracking.api.Sightings;
import io.plumbline.tracking.api.TagEvent;
import io.plumbline.tracking.api.TagLog;
import io.plumbline.tracking.api.Visit;
import io.plumbline.tracking.api.Visits;
import io.plumbline.web.edge.ConversionDoor.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What the tag says: a page view, an arrival from an ad, a form, a link, steps of a purchase, a conversion. */
@ApplicationScoped
public class TagEvents {

    /** Keys of goals that a purchase is a result of by itself. */
    public static final List<String> PURCHASE_GOALS = List.of("purchase", "sale");

    private static final Set<String> PAGE = Set.of("pageview", "page_view", "page-view", "page view", "view");
    private static final Set<String> KNOWN = Set.of("click", "form", "conversion", "purchase", "link", "event", "view_item", "add_to_cart", "begin_checkout");
    /** Answered without the database, unless the advertiser has a goal of that name. */
    private static final Set<String> SEEN = Set.of("pageview", "form", "link", "event", "view_item", "add_to_cart", "begin_checkout");

    @Inject
    private Advertisers advertisers;
    @Inject
    private Goals goals;
    @Inject
    private Clicks clicks;
    @Inject
    private Visits visits;
    @Inject
    private TagLog log;
    @Inject
    private Sightings sightings;
    @Inject
    private Arriving arriving;
    @Inject
    private ConversionDoor door;

    /** What can be told of an event without looking anything up. */
    static Said read(JsonNode node) {
        Said said = new Said(node);
        String type = type(said);
        if (!type.equals("pageview") && !KNOWN.contains(type)) {
            throw new Invalid("type", "type-unknown", "The type is pageview, click, form, link, event, view_item, add_to_cart, begin_checkout, purchase or conversion.");
        }
        return said;
    }

    private static String type(Said said) {
        String named = String.valueOf(said.text("type", "event"));
        return PAGE.contains(named) ? "pageview" : named;
    }

    /** What is no result, no arrival and tells itself whose it is: whatever its answer depends on is in memory. Empty for everything else. */
    Optional<Sighting> sighting(Call call, Said said) {
        String type = type(said);
        String named = advertiser(said);
        boolean page = type.equals("pageview");
        if (!SEEN.contains(type) || named == null || !page && said.text("goal") != null) {
            return Optional.empty();
        }
        try {
            UUID advertiser = Ids.parse("advertiser", named);
            boolean result = sightings.isResult(advertiser, type);
            return result && !page && !type.equals("form") ? Optional.empty()
                    : Optional.of(new Sighting(event(call, said, advertiser, type), visit(Incoming.of(call), said, advertiser, type, call.at())));
        } catch (NotFound unknown) {
            throw new Invalid("advertiser", unknown.code(), unknown.getMessage());
        }
    }

    /** Durable when this returns. */
    void keep(List<Sighting> seen) {
        sightings.keep(seen);
    }

    /** @param call with the event as its body */
    Map<String, Object> take(Call call) {
        Said said = read(Json.read(call.body().getBytes(StandardCharsets.UTF_8)));
        String type = type(said);
        Instant now = call.at();
        Incoming request = Incoming.of(call);
        door.settle(Collections.singletonList(said.text("clickId", "click_id")));
        UUID advertiser = advertiser(said, type);
        return switch (type) {
            case "pageview", "form" -> {
                Visit visit = visit(request, said, advertiser, type, now);
                Retry.of(() -> {
                    visits.see(visit);
                    return null;
                });
                note(call, said, advertiser, type);
                yield type.equals("form") && said.text("goal") != null ? conversion(call, said, advertiser, said.text("goal")) : Json.object("result", "accepted");
            }
            case "click" -> {
                UUID click = arriving.land(request, said, now);
                note(call, said, advertiser, type);
                yield Json.object("result", "accepted", "clickId", click == null ? null : click.toString());
            }
            case "conversion" -> conversion(call, said, advertiser, said.text("goal"));
            case "purchase" -> conversion(call, said, advertiser, purchaseGoal(said, advertiser));
            default -> seen(call, said, advertiser, type);
        };
    }

    /** A step towards a result; it is one itself where the advertiser has a goal of that name. */
    private Map<String, Object> seen(Call call, Said said, UUID advertiser, String type) {
        note(call, said, advertiser, type);
        String goal = said.text("goal") != null ? said.text("goal") : goals.find(advertiser, type).map(Goal::key).orElse(null);
        return goal == null ? Json.object("result", "accepted") : conversion(call, said, advertiser, goal);
    }

    private String purchaseGoal(Said said, UUID advertiser) {
        String goal = said.text("goal");
        return goal != null ? goal : PURCHASE_GOALS.stream().filter(key -> goals.find(advertiser, key).isPresent()).findFirst().orElse(null);
    }

    private Map<String, Object> conversion(Call call, Said said, UUID advertiser, String goal) {
        Outcome outcome = door.take(() -> report(Incoming.of(call), said, advertiser, goal, call.at()));
        door.note(call, call.body(), outcome, advertiser);
        if (outcome.isRefused()) {
            throw new Invalid("", outcome.reason(), outcome.detail());
        }
        return Json.object("result", outcome.result(), "conversionId", outcome.conversionId().toString(), "reason", outcome.reason());
    }

    private static ConversionReport report(Incoming request, Said said, UUID advertiser, String goal, Instant now) {
        List<String> clickIds = new ArrayList<>();
        said.event().path("clickIds").forEach(id -> clickIds.add(id.asText()));
        if (said.mayKeep()) {
            clickIds.addAll(Cookies.clicks(request));
        }
        // The tag keeps the click id for months; when it is unknown here, the conversion still counts for the person.
        return new ConversionReport(Door.TAG, goal, advertiser, said.text("clickId", "click_id"), clickIds, said.visitor(request),
                said.text("customerId", "customer_id"), said.text("emailSha256", "email_sha256"), said.text("txid", "transactionId", "transaction_id", "order_id"),
                said.amount(), said.currency(), now, null, said.items(), Arrivals.country(request), null, null, null)
                .redeeming(said.text("coupon", "couponCode", "coupon_code")).under(said.consent(request))
                .saying(new ConversionReport.More(null, null, null, said.parts(), said.text("subscriptionId", "subscription_id")));
    }

    private static Visit visit(Incoming request, Said said, UUID advertiser, String type, Instant now) {
        Map<String, String> landed = new LinkedHashMap<>();
        said.landed().forEach((name, values) -> landed.put(name, values.get(0)));
        return new Visit(now, advertiser, type, said.visitor(request), said.text("clickId", "click_id"), said.url("url"), said.url("referrer"),
                landed, request.header("User-Agent"), request.ip(), said.consent(request), said.mayKeep() ? said.text("timeZone", "time_zone") : null);
    }

    private void note(Call call, Said said, UUID advertiser, String type) {
        TagEvent event = event(call, said, advertiser, type);
        Retry.of(() -> {
            log.note(List.of(event));
            return null;
        });
    }

    private static TagEvent event(Call call, Said said, UUID advertiser, String type) {
        return new TagEvent(call.id(), call.at(), advertiser, type, said.text("name"), Said.bare(said.url("url")), said.visitor(Incoming.of(call)),
                click(said.text("clickId", "click_id")), said.mayKeep() ? "granted" : "denied", said.details());
    }

    private static UUID click(String text) {
        try {
            return text == null || text.length() != 36 ? null : UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    static String advertiser(Said said) {
        return said.text("advertiser", "advertiserId", "advertiser_id");
    }

    /** Named, or told by the click or the link. */
    private UUID advertiser(Said said, String type) {
        String named = advertiser(said);
        String click = said.text("clickId", "click_id");
        try {
            if (named != null) {
                return advertisers.get(Ids.parse("advertiser", named)).id();
            }
            if (type.equals("click")) {
                return arriving.advertiserOf(said);
            }
            if (click != null) {
                return clicks.get(Ids.parse("click", click)).advertiserId();
            }
        } catch (NotFound unknown) {
            throw new Invalid("advertiser", unknown.code(), unknown.getMessage());
        }
        throw new Invalid("advertiser", "advertiser-required", "Name the advertiser, or a click.");
    }
}
