package io.plumbline.tracking.outgoing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.shared.Check;
import io.plumbline.tracking.api.PostbackEvent;
import io.plumbline.tracking.api.PostbackRuleDraft;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is right and wrong about a draft, all of it at once. */
final class Drafts {

    static final int MAX_DELAY = 300;
    private static final int MAX_HEADERS = 20;
    private static final int MAX_GOALS = 50;
    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}";
    /** Decided by the connection, or by us. */
    private static final Set<String> OURS = Set.of("host", "content-length", "content-type", "transfer-encoding", "connection", "upgrade", "te", "trailer", "expect",
            "x-delivery-id", "x-delivery-attempt", "x-signature", "proxy-authorization", "proxy-connection");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Drafts() {
    }

    /** @param kept headers of the rule so far, for those that come back hidden */
    static Rule.Letter letter(PostbackRuleDraft draft, Map<String, String> kept, Neighbourhood neighbourhood) {
        Map<String, String> headers = Secrets.restored(draft.headers(), kept);
        String method = draft.method() == null ? "GET" : draft.method().strip().toUpperCase(Locale.ROOT);
        String body = draft.body() == null || draft.body().isBlank() ? null : draft.body();
        String type = draft.contentType() == null || draft.contentType().isBlank() ? null : draft.contentType().strip();
        Check check = new Check().text("name", draft.name(), 200).text("url", draft.url(), 4000)
                .that(!draft.events().isEmpty(), "events", "required", "Name at least one event.")
                .that(draft.stages().isEmpty() || draft.events().contains(PostbackEvent.STAGE), "stages", "stages-without-event", "Stages narrow the event stage: name it too.")
                .that(draft.goals().size() <= MAX_GOALS && draft.goals().stream().allMatch(goal -> goal.length() <= 64), "goals", "too-many", "At most " + MAX_GOALS + " goals of 64 characters.")
                .that(draft.delaySeconds() == null || draft.delaySeconds() >= 0 && draft.delaySeconds() <= MAX_DELAY, "delaySeconds", "delay-out-of-range", "0 to " + MAX_DELAY + " seconds.")
                .that(method.equals("GET") || method.equals("POST"), "method", "method-unknown", "Use GET or POST.")
                .that(body == null || method.equals("POST"), "body", "body-not-allowed", "Only a POST has a body.")
                .that(body == null || body.length() <= 10_000, "body", "too-long", "At most 10000 characters.")
                .that(type == null || type.matches("[\\w.+-]+/[\\w.+-]+(;.{0,60})?") && type.chars().noneMatch(Character::isISOControl), "contentType", "content-type-malformed", "Write a media type such as application/json.")
                .that(headers.size() <= MAX_HEADERS, "headers", "too-many", "At most " + MAX_HEADERS + " headers.");
        headers.forEach((name, value) -> header(check, name, value));
        if (draft.url() != null) {
            url(check, draft.url(), neighbourhood);
        }
        macros(check, "url", draft.url());
        macros(check, "body", body);
        if (body != null && Escape.ofBody(type) == Escape.JSON) {
            json(check, body);
        }
        check.done();
        return new Rule.Letter(method, draft.url().strip(), headers, type, body);
    }

    static Receiver receiver(PostbackRuleDraft draft) {
        new Check().that(draft.vendorId() == null || draft.vendorId() > 0 && draft.vendorId() <= Receiver.MOST, "vendorId", "out-of-range", "A number of the Global Vendor List.")
                .that(draft.providerId() == null || draft.providerId() > 0 && draft.providerId() <= Receiver.MOST, "providerId", "out-of-range", "A number of Google's ad technology providers.")
                .done();
        return new Receiver(draft.vendorId(), draft.providerId());
    }

    static Rule.Scope scope(PostbackRuleDraft draft) {
        List<PostbackEvent> events = draft.events().stream().distinct().sorted(Comparator.naturalOrder()).toList();
        return new Rule.Scope(draft.advertiserId(), draft.campaignId(), draft.partnerId(), draft.goals().stream().map(String::strip).distinct().toList(), events,
                Boolean.TRUE.equals(draft.fromFiles()), draft.stages().stream().distinct().sorted().toList());
    }

    private static void header(Check check, String name, String value) {
        check.that(name.matches(TOKEN) && !OURS.contains(name.toLowerCase(Locale.ROOT)), "headers", "header-not-allowed", "The header " + name + " cannot be set here.")
                .text("headers/" + name.replace("/", "~1"), value, 2000);
        macros(check, "headers", value);
    }

    private static void url(Check check, String url, Neighbourhood neighbourhood) {
        Template template = new Template(url.strip());
        check.that(!template.hasMacroInHost(), "url", "macro-in-host", "A macro must not stand in the scheme, host or port.");
        if (!template.hasMacroInHost() && template.unknown().isEmpty()) {
            String objection = neighbourhood.objection(template.fill(Map.of(), Escape.URL));
            check.that(objection == null, "url", "address-refused", String.valueOf(objection));
        }
    }

    private static void macros(Check check, String field, String text) {
        if (text != null) {
            List<String> unknown = new Template(text).unknown();
            check.that(unknown.isEmpty(), field, "macro-unknown", "Nobody knows the macro {" + String.join("}, {", unknown) + "}.");
        }
    }

    private static void json(Check check, String body) {
        try {
            JSON.readTree(new Template(body).fill(Facts.KNOWN, Escape.JSON));
        } catch (JsonProcessingException malformed) {
            check.that(false, "body", "body-not-json", "With its macros filled in, the body is not JSON: " + malformed.getOriginalMessage());
        }
    }
}
