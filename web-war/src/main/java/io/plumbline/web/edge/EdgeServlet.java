package io.plumbline.web.edge;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Busy;
import io.plumbline.shared.Caller;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Refusal;
import io.plumbline.tracking.api.SpoolFull;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** What all doors of the edge have in common: who acts, what is never cached, and that nothing ends in a stack trace. */
abstract class EdgeServlet extends HttpServlet {

    private static final Logger LOG = System.getLogger("io.plumbline.web.edge");

    @Inject
    private transient Authority authority;
    @Inject
    private transient Clock clock;
    @Inject
    private transient Gauge gauge;

    /** Answers the request, or throws. */
    @FunctionalInterface
    interface Answer {
        void give() throws IOException;
    }

    Gauge gauge() {
        return gauge;
    }

    Clock clock() {
        return clock;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, Answer answer) throws IOException {
        Redirection.common(response::setHeader);
        authority.actAs(Caller.system("edge"));
        try {
            answer.give();
        } catch (Refusal no) {
            refuse(request, response, no instanceof NotFound ? 404 : 400, no.code(), no.getMessage());
        } catch (Busy busy) {
            later(request, response, "busy", busy.getMessage());
        } catch (SpoolFull full) {
            // The spool has said in the log why it takes nothing; thousands of callers need not repeat it.
            later(request, response, "unavailable", "The service cannot record this at the moment: " + full.getMessage());
        } catch (RuntimeException failed) {
            unavailable(request, response, failed);
        }
    }

    /** The outside hears that it should come back; the log hears why, under the same number. */
    void unavailable(HttpServletRequest request, HttpServletResponse response, Throwable failed) throws IOException {
        later(request, response, "unavailable", "The service cannot record this at the moment. Reference " + note(request, failed) + ".");
    }

    private void later(HttpServletRequest request, HttpServletResponse response, String code, String detail) throws IOException {
        gauge.turnedAway();
        response.setHeader("Retry-After", "5");
        refuse(request, response, 503, code, detail);
    }

    static String note(HttpServletRequest request, Throwable failed) {
        return note(request.getServletPath(), failed);
    }

    static String note(String path, Throwable failed) {
        String correlation = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        LOG.log(Level.ERROR, "Edge request failed, reference " + correlation + ", " + path, failed);
        return correlation;
    }

    void refuse(HttpServletRequest request, HttpServletResponse response, int status, String code, String detail) throws IOException {
        json(response, status, Json.object("status", Integer.toString(status), "code", code, "detail", detail));
    }

    static void json(HttpServletResponse response, int status, Map<String, ?> body) throws IOException {
        send(response, status, "application/json", Json.write(body));
    }

    static void send(HttpServletResponse response, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType(type + ";charset=UTF-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
