package io.plumbline.web.edge;

import io.plumbline.shared.Refusal;
import io.plumbline.tracking.api.Call;
import io.plumbline.tracking.api.Door;
import io.plumbline.web.edge.ConversionDoor.Outcome;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/** {@code GET|POST /postback}: a server reports a conversion. */
@WebServlet("/postback")
public class PostbackServlet extends EdgeServlet {

    @Inject
    private transient ConversionDoor door;
    @Inject
    private transient Postbacks postbacks;
    @Inject
    private transient Backlog backlog;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(request, response, () -> take(request, response, new byte[0]));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<byte[]> body = Body.read(request);
        answer(request, response, () -> {
            if (body.isEmpty()) {
                Outcome tooLarge = Outcome.refused(413, "body-too-large", "A postback has at most 64 kB.");
                door.note(Backlog.call(request, Door.POSTBACK, Query.text(Query.of(request)), null, clock().instant()), Query.text(Query.of(request)), tooLarge, null);
                tell(request, response, tooLarge);
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
        Call call = Backlog.call(request, Door.POSTBACK, Query.text(Query.of(request)), new String(body, StandardCharsets.UTF_8), clock().instant());
        Outcome outcome;
        try {
            Postbacks.requireShort(request.getQueryString());
            outcome = backlog.take(call, PostbackServlet::readable, () -> postbacks.takeNow(call), Outcome.pending());
        } catch (Refusal no) {
            outcome = Outcome.of(no);
            door.note(call, call.query(), outcome, null);
        }
        tell(request, response, outcome);
    }

    /** What cannot be read now cannot be read later. */
    private static Call readable(Call call) {
        Postbacks.read(call);
        return Backlog.bare(call, call.body());
    }

    private static void tell(HttpServletRequest request, HttpServletResponse response, Outcome outcome) throws IOException {
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
}
