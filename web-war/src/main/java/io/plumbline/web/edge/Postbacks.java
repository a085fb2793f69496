package io.plumbline.web.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Refusal;
import io.plumbline.tracking.api.Call;
import io.plumbline.tracking.api.Door;
import io.plumbline.web.edge.ConversionDoor.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What becomes of a postback: who may send it, what it says, and the line in the log. */
@ApplicationScoped
public class Postbacks {

    private static final int MAX_QUERY = 8 * 1024;

    @Inject
    private ConversionDoor door;
    @Inject
    private Tokens tokens;
    @Inject
    private Throttle throttle;

    /** Answered while the sender waits: who guesses tokens has to wait longer. */
    Outcome takeNow(Call call) {
        return take(call, throttled(call));
    }

    /** Its sender has gone; whatever came of it is in the log. */
    void takeLater(Call call) {
        take(call, Optional.empty());
    }

    private Outcome take(Call call, Optional<Outcome> throttled) {
        UUID advertiser = null;
        Outcome outcome;
        try {
            Aliases params = read(call);
            door.settle(Collections.singletonList(params.click()));
            advertiser = tokens.advertiser(params).orElse(null);
            outcome = throttled.orElse(null);
            if (outcome == null && advertiser != null) {
                outcome = tokens.objection(advertiser, params.get("token")).orElse(null);
            }
            if (outcome == null) {
                outcome = door.take(() -> ConversionDoor.report(Door.POSTBACK, params, List.of(), null, params.consent(), call.at(), true));
            }
        } catch (Refusal no) {
            outcome = Outcome.of(no);
        }
        if (outcome.status() == 401 || outcome.status() == 403) {
            throttle.failed(call.ip(), call.at());
        }
        door.note(call, said(call), outcome, advertiser);
        return outcome;
    }

    private Optional<Outcome> throttled(Call call) {
        return throttle.isBlocked(call.ip(), call.at()) ? Optional.of(Outcome.refused(429, "too-many-attempts", "Too many calls with a wrong token; try again in a minute."))
                : Optional.empty();
    }

    private static String said(Call call) {
        String body = call.body() == null ? "" : call.body();
        return call.query() + (call.query().isEmpty() || body.isEmpty() ? "" : "&") + body;
    }

    /** @throws Invalid for what can be seen to be malformed without looking anything up */
    static Aliases read(Call call) {
        Map<String, List<String>> params = new LinkedHashMap<>(Query.read(call.query()));
        String body = call.body() == null ? "" : call.body();
        String type = String.valueOf(call.contentType()).toLowerCase(Locale.ROOT);
        if (!body.isEmpty() && type.startsWith("application/json")) {
            addJson(params, Json.read(body.getBytes(StandardCharsets.UTF_8)));
        } else {
            Query.addTo(params, body.strip());
        }
        Aliases aliases = new Aliases(params);
        ConversionDoor.report(Door.POSTBACK, aliases, List.of(), null, aliases.consent(), call.at(), true);
        return aliases;
    }

    static void requireShort(String query) {
        if (query != null && query.length() > MAX_QUERY) {
            throw new Invalid("", "query-too-long", "A postback address has at most 8 KiB.");
        }
    }

    private static void addJson(Map<String, List<String>> params, JsonNode node) {
        if (!node.isObject()) {
            throw new Invalid("", "json-malformed", "Send one JSON object.");
        }
        node.fields().forEachRemaining(field -> {
            if (field.getValue().isContainerNode()) {
                throw new Invalid(field.getKey(), "value-malformed", "The value of " + field.getKey() + " must be a text or a number.");
            }
            if (!field.getValue().isNull()) {
                params.computeIfAbsent(field.getKey(), n -> new ArrayList<>(1)).add(field.getValue().asText());
            }
        });
    }
}
