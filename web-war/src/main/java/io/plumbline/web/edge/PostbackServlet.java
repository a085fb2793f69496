package io.plumbline.web.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Refusal;
import io.plumbline.tracking.api.Door;
import io.plumbline.web.edge.ConversionDoor.Outcome;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** {@code GET|POST /postback}: a server reports a conversion. */
@WebServlet("/postback")
public class PostbackServlet extends EdgeServlet {

    private static final int MAX_QUERY = 8 * 1024;

    @Inject
    private transient ConversionDoor door;
    @Inject
    private transient Tokens tokens;
    @Inject
    private transient Throttle throttle;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, () -> take(request, response, new byte[0]));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<byte[]> body = Body.read(request);
        answer(request, response, () -> {
            if (body.isEmpty()) {
                finish(request, response, Query.text(Query.of(request)), Outcome.refused(413, "body-too-large", "A postback has at most 64 kB."), null);
            } else {
                take(request, response, body.get());
            }
        });
    }

    /** Asking whether the door is there records nothing. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
    }

    private void take(HttpServletRequest request, HttpServletResponse response, byte[] body) throws IOException {
        // The body was read before: from here on the container's parameters are those of the address alone.
        Map<String, List<String>> query = Query.of(request);
        String received = Query.text(query) + (query.isEmpty() || body.length == 0 ? "" : "&") + new String(body, StandardCharsets.UTF_8);
        Instant now = clock().instant();
        UUID advertiser = null;
        Outcome outcome;
        try {
            Aliases params = new Aliases(params(request, query, body));
            door.settle(Collections.singletonList(params.click()));
            advertiser = tokens.advertiser(params).orElse(null);
            outcome = throttled(request, now).orElse(null);
            if (outcome == null && advertiser != null) {
                outcome = tokens.objection(advertiser, params.get("token")).orElse(null);
            }
            if (outcome == null) {
                outcome = door.take(() -> ConversionDoor.report(Door.POSTBACK, params, List.of(), null, params.consent(), now, true));
            }
        } catch (Refusal no) {
            outcome = Outcome.of(no);
        }
        if (outcome.status() == 401 || outcome.status() == 403) {
            throttle.failed(request.getRemoteAddr(), now);
        }
        finish(request, response, received, outcome, advertiser);
    }

    private Optional<Outcome> throttled(HttpServletRequest request, Instant now) {
        return throttle.isBlocked(request.getRemoteAddr(), now) ? Optional.of(Outcome.refused(429, "too-many-attempts", "Too many calls with a wrong token; try again in a minute."))
                : Optional.empty();
    }

    private void finish(HttpServletRequest request, HttpServletResponse response, String received, Outcome outcome, UUID advertiser) throws IOException {
        door.note(request, Door.POSTBACK, received, clock().instant(), outcome, advertiser);
        if (outcome.status() == 429) {
            response.setHeader("Retry-After", "60");
        }
        if (outcome.status() == 401) {
            response.setHeader("WWW-Authenticate", "Token realm=\"postback\"");
        }
        if ("tune".equals(request.getParameter("format"))) {
            send(response, 200, "text/plain", outcome.isRefused() ? "success=false; err_msg=" + outcome.reason() + ";" : "success=true;");
            return;
        }
        Map<String, Object> told = Json.object("result", outcome.result(), "conversionId", outcome.conversionId() == null ? null : outcome.conversionId().toString(),
                "reason", outcome.reason());
        if (outcome.detail() != null) {
            told.put("detail", outcome.detail());
        }
        json(response, outcome.status(), told);
    }

    private static Map<String, List<String>> params(HttpServletRequest request, Map<String, List<String>> query, byte[] body) {
        if (request.getQueryString() != null && request.getQueryString().length() > MAX_QUERY) {
            throw new Invalid("", "query-too-long", "A postback address has at most 8 KiB.");
        }
        Map<String, List<String>> params = new LinkedHashMap<>(query);
        String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
        if (body.length > 0 && type.startsWith("application/json")) {
            addJson(params, Json.read(body));
        } else {
            Query.addTo(params, new String(body, StandardCharsets.UTF_8).strip());
        }
        return params;
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
