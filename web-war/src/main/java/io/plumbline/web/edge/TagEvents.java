package io.plumbline.web.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import io.plumbline.tracking.api.Clicks;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.Visit;
import io.plumbline.tracking.api.Visits;
import io.plumbline.web.edge.ConversionDoor.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What the tag says: a page view, a form, a conversion. */
@ApplicationScoped
public class TagEvents {

    private static final int MAX_URL = 4096;

    @Inject
    private Advertisers advertisers;
    @Inject
    private Clicks clicks;
    @Inject
    private Visits visits;
    @Inject
    private ConversionDoor door;

    Map<String, Object> take(HttpServletRequest request, JsonNode event, Instant now) {
        if (!event.isObject()) {
            throw new Invalid("", "event-malformed", "An event is a JSON object.");
        }
        String type = text(event, "type", "event");
        boolean page = type != null && List.of("pageview", "page_view", "page-view", "page view", "view").contains(type);
        boolean form = "form".equals(type);
        if (!page && !form && !"conversion".equals(type)) {
            throw new Invalid("type", "type-unknown", "The type is pageview, form or conversion.");
        }
        UUID advertiser = advertiser(event);
        if (page || form) {
            Visit visit = visit(request, event, advertiser, page ? "pageview" : "form", now);
            Retry.of(() -> {
                visits.see(visit);
                return null;
            });
        }
        boolean converts = !page && !(form && text(event, "goal") == null);
        return converts ? conversion(request, event, advertiser, now) : Json.object("result", "accepted");
    }

    private Map<String, Object> conversion(HttpServletRequest request, JsonNode event, UUID advertiser, Instant now) {
        Outcome outcome = door.take(() -> report(request, event, advertiser, now));
        door.note(request, Door.TAG, event.toString(), now, outcome, advertiser);
        if (outcome.isRefused()) {
            throw new Invalid("", outcome.reason(), outcome.detail());
        }
        return Json.object("result", outcome.result(), "conversionId", outcome.conversionId().toString(), "reason", outcome.reason());
    }

    private static ConversionReport report(HttpServletRequest request, JsonNode event, UUID advertiser, Instant now) {
        JsonNode amount = event.path("amount");
        String currency = amount.isObject() ? text(amount, "currency") : text(event, "currency", "cur");
        List<String> clickIds = new ArrayList<>();
        event.path("clickIds").forEach(id -> clickIds.add(id.asText()));
        clickIds.addAll(Cookies.clicks(request));
        // The tag keeps the click id for months; when it is unknown here, the conversion still counts for the person.
        return new ConversionReport(Door.TAG, text(event, "goal"), advertiser, text(event, "clickId", "click_id"), clickIds, visitor(request, event),
                text(event, "customerId", "customer_id"), text(event, "emailSha256", "email_sha256"), text(event, "txid", "transactionId", "transaction_id"),
                amount.isObject() ? text(amount, "amount") : text(event, "amount"), currency, now, null, List.of(), Arrivals.country(request), null, null, null)
                .redeeming(text(event, "coupon", "couponCode", "coupon_code")).under(consent(request, event));
    }

    private Visit visit(HttpServletRequest request, JsonNode event, UUID advertiser, String type, Instant now) {
        String url = bounded(text(event, "url"));
        return new Visit(now, advertiser, type, visitor(request, event), text(event, "clickId", "click_id"), url, bounded(text(event, "referrer")),
                landed(url), request.getHeader("User-Agent"), request.getRemoteAddr(), consent(request, event));
    }

    /** What the page says about consent: an object {@code consent}, with the names of the link's parameters. */
    private static ConsentSignals consent(HttpServletRequest request, JsonNode event) {
        JsonNode said = event.path("consent");
        return Arrivals.consent(request, name -> said.isObject() ? text(said, name) : null);
    }

    /** Named, or told by the click. */
    private UUID advertiser(JsonNode event) {
        String named = text(event, "advertiser", "advertiserId", "advertiser_id");
        String click = text(event, "clickId", "click_id");
        try {
            if (named != null) {
                return advertisers.get(Ids.parse("advertiser", named)).id();
            }
            if (click != null) {
                return clicks.get(Ids.parse("click", click)).advertiserId();
            }
        } catch (NotFound unknown) {
            throw new Invalid("advertiser", unknown.code(), unknown.getMessage());
        }
        throw new Invalid("advertiser", "advertiser-required", "Name the advertiser, or a click.");
    }

    private static String visitor(HttpServletRequest request, JsonNode event) {
        String cookie = Cookies.visitor(request);
        String visitor = cookie == null ? text(event, "visitor", "visitorId", "visitor_id") : cookie;
        if (visitor != null && !visitor.matches("[A-Za-z0-9_.-]{8,64}")) {
            throw new Invalid("visitor", "visitor-malformed", "A visitor id has 8 to 64 letters, digits, dots, hyphens or underscores.");
        }
        return visitor;
    }

    private static Map<String, String> landed(String url) {
        Map<String, String> landed = new LinkedHashMap<>();
        int question = url == null ? -1 : url.indexOf('?');
        if (question >= 0) {
            int hash = url.indexOf('#', question);
            Query.read(url.substring(question + 1, hash < 0 ? url.length() : hash)).forEach((name, values) -> landed.put(name, values.get(0)));
        }
        return landed;
    }

    private static String bounded(String text) {
        return text == null ? null : text.substring(0, Math.min(text.length(), MAX_URL));
    }

    private static String text(JsonNode node, String... names) {
        for (String name : names) {
            JsonNode value = node.path(name);
            if (value.isContainerNode()) {
                throw new Invalid(name, "value-malformed", "The value of " + name + " must be a text or a number.");
            }
            if (!value.isMissingNode() && !value.isNull() && !value.asText().isBlank()) {
                return value.asText().strip();
            }
        }
        return null;
    }
}
