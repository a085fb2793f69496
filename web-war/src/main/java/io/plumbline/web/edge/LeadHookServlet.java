package io.plumbline.web.edge;

import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.NotFound;
import io.plumbline.tracking.api.LeadHooks;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code POST /hooks/leads/KEY}: a CRM or an ad platform tells of leads. Believed by its signature, which is of the bytes as they came. */
@WebServlet("/hooks/leads/*")
public class LeadHookServlet extends EdgeServlet {

    @Inject
    private transient LeadHooks hooks;
    @Inject
    private transient ConversionDoor door;
    @Inject
    private transient Throttle throttle;
    @Inject
    private transient Workspace workspace;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<byte[]> body = Body.read(request);
        Instant now = clock().instant();
        answer(request, response, () -> {
            if (throttle.isBlocked(request.getRemoteAddr(), now)) {
                response.setHeader("Retry-After", "60");
                refuse(request, response, 429, "too-many-attempts", "Too many messages with a wrong signature; try again in a minute.");
            } else if (body.isEmpty()) {
                refuse(request, response, 413, "body-too-large", "A message has at most 64 kB.");
            } else {
                take(request, response, body.get(), now);
            }
        });
    }

    /** Meta asks whether we are who was meant. */
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, () -> {
            String challenge = hooks.verify(key(request), request.getParameter("hub.mode"), request.getParameter("hub.verify_token"), request.getParameter("hub.challenge"));
            if (challenge == null) {
                throttle.failed(request.getRemoteAddr(), clock().instant());
                refuse(request, response, 403, "token-wrong", "This is not the token of this address.");
            } else {
                send(response, 200, "text/plain", challenge);
            }
        });
    }

    private void take(HttpServletRequest request, HttpServletResponse response, byte[] body, Instant now) throws IOException {
        LeadHooks.Answer answer;
        try {
            answer = hooks.receive(new LeadHooks.Call(key(request), request.getMethod(), url(request), request::getHeader, body, door::settle));
        } catch (NotFound none) {
            throttle.failed(request.getRemoteAddr(), now);
            throw none;
        }
        if (answer.status() == 401) {
            throttle.failed(request.getRemoteAddr(), now);
            refuse(request, response, 401, answer.outcome(), "The signature does not fit: " + answer.outcome() + ".");
            return;
        }
        List<Map<String, Object>> refused = answer.refused().stream().map(one -> Json.object("index", String.valueOf(one.index()), "code", one.code(), "detail", one.detail())).toList();
        Map<String, Object> told = Json.object("outcome", answer.outcome());
        told.put("accepted", answer.accepted());
        told.put("repeated", answer.repeated());
        told.put("refused", refused);
        json(response, answer.status(), told);
    }

    /** As the sender wrote it: the address under which we are known, never a Host header. */
    private String url(HttpServletRequest request) {
        return workspace.baseUrl() + request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString());
    }

    private static String key(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null || path.length() < 2 || path.length() > 65 ? "" : path.substring(1);
    }
}
