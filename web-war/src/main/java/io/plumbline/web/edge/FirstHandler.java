package io.plumbline.web.edge;

import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.Routed;
import io.plumbline.tracking.api.Settled;
import io.plumbline.tracking.api.SpoolFull;
import io.undertow.server.AbstractServerConnection;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import jakarta.servlet.ServletContext;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers the plain click and the plain impression on the thread that read them from the wire, before any servlet: no thread is
 * taken, nothing waits, and the journal has the answer sent when the record is on disk. Whatever is not plain (HEAD, another method,
 * {@code format=}, {@code url=}, an ad platform's click id, an unknown link, a body) goes on to the servlets, which decide by the same code. The only class that
 * knows which server it runs on.
 */
public class FirstHandler implements ServletExtension {

    private static final int MAX_PAIRS = 500;
    private static final Map<String, HttpString> NAMES = Stream.concat(Arrivals.HEADERS.stream(),
                    Stream.of("Set-Cookie", "Cache-Control", "X-Robots-Tag", "X-Content-Type-Options", "Referrer-Policy", "Location")).distinct()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), HttpString::new));

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addInitialHandlerChainWrapper(next -> new Handler(next, context));
    }

    private record Handler(HttpHandler next, ServletContext context) implements HttpHandler {

        @Override
        public void handleRequest(HttpServerExchange exchange) throws Exception {
            String path = exchange.getRelativePath();
            boolean click = path.startsWith("/c/");
            boolean view = path.startsWith("/i/") && path.endsWith(".gif") && path.length() > 7;
            if ((click || view) && plain(exchange) && context.getAttribute(EdgeParts.NAME) instanceof EdgeParts parts
                    && (click ? click(exchange, parts, path.substring(3)) : view(exchange, parts, path.substring(3, path.length() - 4)))) {
                return;
            }
            next.handleRequest(exchange);
        }

        private static boolean plain(HttpServerExchange exchange) {
            Map<String, Deque<String>> asked = exchange.getQueryParameters();
            return exchange.isInIoThread() && exchange.getRequestMethod().equals(Methods.GET) && exchange.isRequestComplete()
                    && (asked.isEmpty() || !asked.containsKey("format") && !asked.containsKey("url") && !Arriving.ofAnAd(asked.keySet()));
        }

        /** @return false when the servlet shall answer: then nothing has been recorded */
        private static boolean click(HttpServerExchange exchange, EdgeParts parts, String key) {
            Incoming request = new Received(exchange);
            Answer answer = new Answer(exchange);
            Routed routed;
            try {
                routed = parts.hits().arrive(key, Arrivals.of(request, params(exchange), parts.clock().instant()), answer);
            } catch (SpoolFull full) {
                parts.gauge().turnedAway();
                refuse(exchange, 503, Redirection.NOT_NOW);
                return true;
            } catch (RuntimeException notPlain) {
                // A refusal has a page, a failure a reference in the log: both are the servlet's.
                return false;
            }
            // From here on the answer waits for the disk; it is sent on this very thread, so never before this method is through.
            dispatch(exchange);
            answer.prepare(parts, routed, key, request);
            return true;
        }

        /**
         * The answer comes later. The server has just taken the connection off its watch, and would put it back with the answer: two calls of the system that
         * cancel out when it is put back at once. Should the next request come before this one is answered, the server takes it off by itself.
         */
        private static void dispatch(HttpServerExchange exchange) {
            exchange.dispatch();
            if (exchange.getConnection() instanceof AbstractServerConnection connection && connection.getSslSession() == null) {
                connection.getOriginalSourceConduit().resumeReads();
            }
        }

        private static boolean view(HttpServerExchange exchange, EdgeParts parts, String key) {
            boolean waits = false;
            try {
                Arrival arrival = Arrivals.of(new Received(exchange), params(exchange), parts.clock().instant());
                waits = parts.hits().view(key, arrival, new Shown(exchange));
            } catch (SpoolFull full) {
                parts.gauge().turnedAway();
            } catch (RuntimeException failed) {
                return false;
            }
            if (waits) {
                dispatch(exchange);
            } else {
                picture(exchange);
            }
            return true;
        }

        private static Map<String, List<String>> params(HttpServerExchange exchange) {
            if (exchange.getQueryParameters().isEmpty()) {
                return Map.of();
            }
            Map<String, List<String>> params = new LinkedHashMap<>();
            for (Map.Entry<String, Deque<String>> one : exchange.getQueryParameters().entrySet()) {
                if (params.size() < MAX_PAIRS && !one.getKey().isEmpty()) {
                    params.put(one.getKey(), new ArrayList<>(one.getValue()));
                }
            }
            return params;
        }
    }

    /** Sent when both are there: what to say, and that the click is on disk. */
    private static final class Answer implements Settled, Runnable {

        private final HttpServerExchange exchange;
        private volatile boolean notKept;

        Answer(HttpServerExchange exchange) {
            this.exchange = exchange;
        }

        void prepare(EdgeParts parts, Routed routed, String key, Incoming request) {
            parts.gauge().click(routed.counted() ? "counted" : "fallback");
            Redirection.common(this::header);
            Redirection.cookies(routed, key, request, this::header);
            if (routed.location() == null) {
                exchange.setStatusCode(404);
            } else {
                exchange.setStatusCode(302);
                Redirection.to(routed.location(), this::header);
            }
        }

        private void header(String name, String value) {
            HttpString known = NAMES.get(name);
            if (name.equals("Set-Cookie")) {
                exchange.getResponseHeaders().add(known, value);
            } else {
                exchange.getResponseHeaders().put(known == null ? new HttpString(name) : known, value);
            }
        }

        /** On the journal's thread; the exchange's own thread comes to it when it has done with {@link #prepare}. */
        @Override
        public void settled(RuntimeException failure) {
            notKept = failure != null;
            Homeward.to(exchange.getIoThread()).hold(this);
        }

        @Override
        public void allTold() {
            Homeward.to(exchange.getIoThread()).call();
        }

        @Override
        public void run() {
            if (notKept) {
                exchange.getResponseHeaders().clear();
                refuse(exchange, 503, Redirection.NOT_NOW);
            } else if (exchange.getStatusCode() == 404) {
                refuse(exchange, 404, Redirection.NOT_FOUND);
            } else {
                exchange.setResponseContentLength(0);
                exchange.endExchange();
            }
        }
    }

    /** The same for a view: a picture, kept or not. */
    private record Shown(HttpServerExchange exchange) implements Settled {

        @Override
        public void settled(RuntimeException failure) {
            Homeward.to(exchange.getIoThread()).hold(() -> picture(exchange));
        }

        @Override
        public void allTold() {
            Homeward.to(exchange.getIoThread()).call();
        }
    }

    private static void refuse(HttpServerExchange exchange, int status, String page) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(new HttpString("Content-Type"), "text/html;charset=UTF-8").put(new HttpString("Cache-Control"), "no-store")
                .put(new HttpString("X-Robots-Tag"), "noindex, nofollow");
        if (status == 503) {
            exchange.getResponseHeaders().put(new HttpString("Retry-After"), "5");
        }
        exchange.getResponseSender().send(page);
    }

    private static void picture(HttpServerExchange exchange) {
        Gif.head((name, value) -> exchange.getResponseHeaders().put(new HttpString(name), value));
        exchange.getResponseSender().send(ByteBuffer.wrap(Gif.PIXEL));
    }

    private record Received(HttpServerExchange exchange) implements Incoming {

        @Override
        public String header(String name) {
            HttpString known = NAMES.get(name);
            return known == null ? exchange.getRequestHeaders().getFirst(name) : exchange.getRequestHeaders().getFirst(known);
        }

        @Override
        public String cookie(String name) {
            Cookie cookie = exchange.getRequestHeaders().contains(Headers.COOKIE) ? exchange.getRequestCookie(name) : null;
            return cookie == null ? null : cookie.getValue();
        }

        @Override
        public String ip() {
            InetSocketAddress from = exchange.getSourceAddress();
            return from.getAddress() == null ? from.getHostString() : from.getAddress().getHostAddress();
        }

        @Override
        public boolean secure() {
            return exchange.isSecure();
        }
    }
}
