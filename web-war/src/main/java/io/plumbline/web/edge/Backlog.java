package io.plumbline.web.edge;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Refusal;
import io.plumbline.tracking.api.Call;
import io.plumbline.tracking.api.Calls;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.Spool;
import io.plumbline.tracking.api.SpoolFull;
import io.plumbline.tracking.api.SpoolState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Calls are answered now where the database answers, and kept on disk and answered later where it does not. Either way a call is durable before
 * its sender hears of it, and calls stay in order: while one waits, none overtakes it.
 */
@ApplicationScoped
public class Backlog {

    private static final Logger LOG = System.getLogger(Backlog.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final List<String> COOKIES = List.of(Cookies.VISITOR, Cookies.CLICKS, Cookies.WAYS);

    @Inject
    private Calls calls;
    @Inject
    private Spool spool;

    static Call call(HttpServletRequest request, Door door, String query, String body, Instant at) {
        Map<String, String> head = new HashMap<>();
        Incoming came = Incoming.of(request);
        Arrivals.HEADERS.forEach(name -> put(head, name, came.header(name)));
        COOKIES.forEach(name -> put(head, Incoming.COOKIE + name, came.cookie(name)));
        return new Call(Ids.next(), at, door, request.getMethod(), query, body, request.getContentType(), came.ip(), came.secure(), head);
    }

    private static void put(Map<String, String> head, String name, String value) {
        if (value != null) {
            head.put(name, value);
        }
    }

    /**
     * @param toKeep what of the call is kept if it comes to that; may refuse
     * @param now    answers, or fails because nothing can be recorded at the moment
     * @param later  what the sender hears instead
     */
    <T> T take(Call call, UnaryOperator<Call> toKeep, Supplier<T> now, T later) {
        if (isReady()) {
            try {
                return now.get();
            } catch (Refusal | SpoolFull told) {
                throw told;
            } catch (RuntimeException failed) {
                LOG.log(Level.WARNING, "A call at the door " + call.door().key() + " could not be answered and is kept for later as " + call.id(), failed);
            }
        }
        calls.keep(toKeep.apply(call));
        return later;
    }

    /** For whoever is told nothing of the outcome anyway. */
    void keep(Call call) {
        calls.keep(call);
    }

    boolean mayKnowVisitor(ConsentSignals said, String advertiser, Instant at) {
        return calls.mayKnowVisitor(said, id(advertiser), at);
    }

    private static UUID id(String advertiser) {
        try {
            return advertiser == null ? null : UUID.fromString(advertiser);
        } catch (IllegalArgumentException noId) {
            return null;
        }
    }

    /** The same with another body and without cookies. */
    static Call bare(Call call, String body) {
        Map<String, String> head = new HashMap<>(call.head());
        head.keySet().removeIf(name -> name.startsWith(Incoming.COOKIE));
        return new Call(call.id(), call.at(), call.door(), call.method(), call.query(), body, call.contentType(), call.ip(), call.secure(), head);
    }

    private boolean isReady() {
        SpoolState state = spool.state();
        return state.trouble() == null && state.lagMillis() < PATIENCE.toMillis() && (!calls.areWaiting() || spool.settle(PATIENCE));
    }
}
