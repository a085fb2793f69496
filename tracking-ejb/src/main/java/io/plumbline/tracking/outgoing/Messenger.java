package io.plumbline.tracking.outgoing;

import io.plumbline.tracking.api.OutgoingAnswer;
import io.plumbline.tracking.api.OutgoingRequest;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Carries one request to a stranger and back: no redirect is followed, no cookie kept, no proxy of the environment asked, and the
 * address that is checked is the one that is connected to. Time and size are bounded whatever the other side does.
 */
@ApplicationScoped
public class Messenger {

    static final Duration LONGEST = Duration.ofSeconds(20);
    static final int MOST_OF_A_BODY = 2048;
    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(10);
    private static final int MOST_CONNECTIONS = 32;
    private static final int UNKNOWN_PORT = -1;

    /** @param retryAfter how long the receiver asks us to wait, or null */
    record Reply(OutgoingAnswer answer, Duration retryAfter, boolean refused) {

        boolean isSuccess() {
            return answer.failure() == null;
        }

        /** It has not left the house, and may later. */
        static Reply unsent(String why) {
            return new Reply(new OutgoingAnswer(null, null, why, 0), null, false);
        }
    }

    private final Neighbourhood neighbourhood;
    private final Messenger outwards;
    private final Map<HttpUriRequestBase, Long> underWay = new ConcurrentHashMap<>();
    private CloseableHttpClient client;

    public Messenger() {
        this(Neighbourhood.ofThisServer(), new Messenger(Neighbourhood.of(null)));
    }

    Messenger(Neighbourhood neighbourhood) {
        this(neighbourhood, null);
    }

    private Messenger(Neighbourhood neighbourhood, Messenger outwards) {
        this.neighbourhood = neighbourhood;
        this.outwards = outwards;
    }

    /** For letters that partners word: what is near stays out of reach, whatever the operator allows to staff. */
    Messenger outwards() {
        return outwards == null ? this : outwards;
    }

    Neighbourhood neighbourhood() {
        return neighbourhood;
    }

    @PostConstruct
    void open() {
        if (outwards != null) {
            outwards.open();
        }
        var connections = PoolingHttpClientConnectionManagerBuilder.create().setMaxConnTotal(MOST_CONNECTIONS).setMaxConnPerRoute(MOST_CONNECTIONS)
                .setDnsResolver(new Checking()).setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(CONNECT).setSocketTimeout(SILENCE).build()).build();
        client = HttpClients.custom().setConnectionManager(connections).disableRedirectHandling().disableCookieManagement().disableAutomaticRetries()
                .disableAuthCaching().disableContentCompression().setUserAgent("Plumbline-Postback/1")
                .setDefaultRequestConfig(RequestConfig.custom().setResponseTimeout(SILENCE).setConnectionRequestTimeout(CONNECT).build()).build();
    }

    @PreDestroy
    void close() {
        client.close(CloseMode.IMMEDIATE);
        if (outwards != null) {
            outwards.close();
        }
    }

    /** Whoever answers a byte at a time is cut off here; called once a second. */
    void cutOffTheSlow() {
        cutOff(LONGEST);
        if (outwards != null) {
            outwards.cutOff(LONGEST);
        }
    }

    void cutOff(Duration patience) {
        long latest = System.nanoTime() - patience.toNanos();
        underWay.forEach((request, begun) -> {
            if (begun - latest < 0) {
                request.cancel();
            }
        });
    }

    /**
     * What somebody answers who is only looked after.
     *
     * @param status  null when there was no answer
     * @param refused whether we may not go there at all
     */
    public record Knock(Integer status, String failure, boolean refused) {
    }

    /** A redirect is an answer; it is not followed. */
    public Knock knock(String method, String url) {
        Reply reply = carry(new OutgoingRequest(method, url, Map.of("User-Agent", "Plumbline-HealthCheck/1"), null));
        return new Knock(reply.answer().status(), reply.answer().failure(), reply.refused());
    }

    Reply carry(OutgoingRequest letter) {
        long begun = System.nanoTime();
        String objection = neighbourhood.objection(letter.url());
        if (objection != null) {
            return failed(objection, begun, true);
        }
        URI uri = URI.create(letter.url());
        HttpUriRequestBase request = new HttpUriRequestBase(letter.method(), uri);
        letter.headers().forEach(request::setHeader);
        if (letter.body() != null) {
            String type = letter.headers().getOrDefault("Content-Type", Letters.FORM);
            request.setEntity(new StringEntity(letter.body(), ContentType.parseLenient(type).withCharset(StandardCharsets.UTF_8)));
        }
        underWay.put(request, begun);
        try (ClassicHttpResponse response = client.executeOpen(new HttpHost(uri.getScheme(), uri.getHost(), Neighbourhood.port(uri)), request, null)) {
            return read(response, begun);
        } catch (Neighbourhood.Refused refused) {
            return failed(refused.getMessage(), begun, true);
        } catch (IOException | RuntimeException failed) {
            return failed(request.isCancelled() ? "No complete answer within " + LONGEST.toSeconds() + " seconds." : words(failed), begun, false);
        } finally {
            underWay.remove(request);
        }
    }

    private static Reply read(ClassicHttpResponse response, long begun) throws IOException {
        int status = response.getCode();
        String body = null;
        if (response.getEntity() != null) {
            try (InputStream in = response.getEntity().getContent()) {
                body = in == null ? null : new String(in.readNBytes(MOST_OF_A_BODY), StandardCharsets.UTF_8);
            } catch (IOException torn) {
                // The status is the answer; what else it wanted to say is lost.
            }
        }
        String failure = status >= 200 && status < 300 ? null : status >= 300 && status < 400 ? "Answered with a redirect, which is not followed." : "Answered " + status + ".";
        return new Reply(new OutgoingAnswer(status, body, failure, since(begun)), retryAfter(response), false);
    }

    private static Duration retryAfter(ClassicHttpResponse response) {
        var header = response.getFirstHeader("Retry-After");
        return header != null && header.getValue() != null && header.getValue().strip().matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(header.getValue().strip())) : null;
    }

    private static Reply failed(String why, long begun, boolean refused) {
        return new Reply(new OutgoingAnswer(null, null, why, since(begun)), null, refused);
    }

    private static String words(Exception failed) {
        if (failed instanceof UnknownHostException) {
            return "The host is unknown.";
        }
        if (failed instanceof SocketTimeoutException) {
            return "No answer in time.";
        }
        if (failed instanceof ConnectException || failed instanceof NoRouteToHostException) {
            return "Nobody takes the connection.";
        }
        String message = String.valueOf(failed.getMessage());
        String told = message.substring(0, Math.min(message.length(), 300));
        return failed instanceof SSLException ? "No secure connection comes about: " + told : "The connection broke off: " + told;
    }

    private static long since(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }

    /** Asked by the connection itself: what is checked here is what is connected to, so that a name cannot point elsewhere a moment later. */
    private final class Checking implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return resolved(host, UNKNOWN_PORT);
        }

        @Override
        public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
            return Arrays.stream(resolved(host, port)).map(address -> new InetSocketAddress(address, port)).toList();
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }

        private InetAddress[] resolved(String host, int port) throws UnknownHostException {
            String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
            return neighbourhood.checked(host, port, InetAddress.getAllByName(bare));
        }
    }
}
