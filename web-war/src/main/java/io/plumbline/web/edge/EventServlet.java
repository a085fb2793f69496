package io.plumbline.web.edge;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Refusal;
import io.plumbline.tracking.api.Call;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.Sighting;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** {@code POST /e}: events of the tag, one or an array. A bad one is told; the good ones beside it are kept. */
@WebServlet("/e")
public class EventServlet extends EdgeServlet {

    private static final int MAX_EVENTS = 50;

    @Inject
    private transient TagEvents events;
    @Inject
    private transient Backlog backlog;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        allowAnyOrigin(response);
        Optional<byte[]> body = Body.read(request);
        answer(request, response, () -> {
            if (body.isEmpty()) {
                refuse(request, response, 413, "body-too-large", "A request has at most 64 kB.");
                return;
            }
            String type = String.valueOf(request.getContentType()).toLowerCase(Locale.ROOT);
            if (request.getContentType() != null && !type.startsWith("application/json") && !type.startsWith("text/plain")) {
                refuse(request, response, 415, "content-type-unknown", "Send JSON as application/json or text/plain.");
                return;
            }
            take(request, response, items(Json.read(body.get())));
        });
    }

    /** The last resort of a browser that can neither beacon nor fetch: one event, in the address of a picture. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, List<String>> query = Query.of(request);
        List<String> said = query.getOrDefault("d", List.of());
        if (said.size() != 1) {
            answer(request, response, () -> refuse(request, response, 400, "event-required", "POST events as JSON, or give one array of them as d."));
            return;
        }
        answer(request, response, () -> {
            Instant now = clock().instant();
            take(request, items(Json.read(said.get(0).getBytes(StandardCharsets.UTF_8))), now, (index, told) -> gauge().refused());
            Gif.send(response);
        });
    }

    /** A look is no event. */
    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, () -> Gif.send(response));
    }

    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
        allowAnyOrigin(response);
        response.setHeader("Access-Control-Allow-Methods", "POST, OPTIONS");
        response.setHeader("Access-Control-Allow-Headers", "Content-Type");
        response.setHeader("Access-Control-Max-Age", "86400");
        response.setHeader("Allow", "POST, OPTIONS");
        response.setStatus(204);
    }

    /** In order: before a result is looked at, what was seen before it is durable. @param refused hears which one is bad, and why */
    private List<Map<String, Object>> take(HttpServletRequest request, List<JsonNode> items, Instant now, BiConsumer<Integer, Refusal> refused) {
        List<Map<String, Object>> results = new ArrayList<>();
        List<Sighting> seen = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            try {
                Said said = TagEvents.read(items.get(i));
                Call call = Backlog.call(request, Door.TAG, "", items.get(i).toString(), now);
                Optional<Sighting> sighting = events.sighting(call, said);
                if (sighting.isPresent()) {
                    seen.add(sighting.get());
                    results.add(Json.object("result", "accepted"));
                } else {
                    events.keep(seen);
                    seen.clear();
                    results.add(take(call, said));
                }
            } catch (Refusal no) {
                refused.accept(i, no);
            }
        }
        events.keep(seen);
        return results;
    }

    private Map<String, Object> take(Call call, Said said) {
        boolean known = said.mayKeep() && backlog.mayKnowVisitor(said.consent(Incoming.of(call)), TagEvents.advertiser(said), call.at());
        return backlog.take(call, one -> known ? one : Backlog.bare(one, said.withoutVisitor()), () -> events.take(call), Json.object("result", "pending"));
    }

    private void take(HttpServletRequest request, HttpServletResponse response, List<JsonNode> items) throws IOException {
        List<Map<String, Object>> errors = new ArrayList<>();
        List<Map<String, Object>> results = take(request, items, clock().instant(),
                (index, no) -> errors.add(Json.object("index", index, "code", no.code(), "detail", no.getMessage())));
        if (errors.isEmpty()) {
            json(response, 202, Json.object("accepted", items.size(), "results", results));
        } else {
            json(response, 400, Json.object("status", "400", "code", errors.get(0).get("code"), "detail", errors.get(0).get("detail"), "accepted", results.size(),
                    "errors", errors));
        }
    }

    private static List<JsonNode> items(JsonNode body) {
        List<JsonNode> items = new ArrayList<>();
        if (body.isArray()) {
            body.forEach(items::add);
        } else {
            items.add(body);
        }
        if (items.isEmpty() || items.size() > MAX_EVENTS) {
            throw new Invalid("", "too-many-events", "Send 1 to " + MAX_EVENTS + " events.");
        }
        return items;
    }

    private static void allowAnyOrigin(HttpServletResponse response) {
        response.setHeader("Access-Control-Allow-Origin", "*");
    }
}
