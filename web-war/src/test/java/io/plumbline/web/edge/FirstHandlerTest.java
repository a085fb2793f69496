package io.plumbline.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.shared.NotFound;
import io.plumbline.tracking.api.Arrival;
import io.plumbline.tracking.api.Hits;
import io.plumbline.tracking.api.Routed;
import io.plumbline.tracking.api.Settled;
import io.plumbline.tracking.api.SpoolFull;
import io.undertow.Undertow;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The handler in the server it is made for, with the decision and the disk in the test's hands. */
class FirstHandlerTest {

    private static final UUID CLICK = UUID.fromString("0192f0c1-2d3e-7a4b-8c5d-6e7f8a9b0c1d");

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Arrival> arrivals = new CopyOnWriteArrayList<>();
    private final List<Settled> waiting = new CopyOnWriteArrayList<>();
    private Undertow server;
    private volatile boolean diskAnswers = true;
    private volatile boolean full;

    /** Stands for the servlets behind. */
    public static final class Behind extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            response.setStatus(299);
        }
    }

    private final Hits hits = new Hits() {
        @Override
        public Routed arrive(String linkKey, Arrival arrival, Settled settled) {
            take(linkKey, arrival, settled);
            return new Routed(CLICK, CLICK, "https://shop.example/landing?click_id=" + CLICK, "visitor-0123456789abcdef", true, null);
        }

        @Override
        public boolean view(String linkKey, Arrival arrival, Settled settled) {
            take(linkKey, arrival, settled);
            return true;
        }

        private void take(String linkKey, Arrival arrival, Settled settled) {
            if (full) {
                throw new SpoolFull("full", null);
            }
            if (!linkKey.equals("known123")) {
                throw new NotFound("link", linkKey);
            }
            arrivals.add(arrival);
            waiting.add(settled);
            if (diskAnswers) {
                Executors.newSingleThreadExecutor().submit(() -> tell(settled, null));
            }
        }

        @Override
        public Routed arrive(String linkKey, Arrival arrival) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void view(String linkKey, Arrival arrival) {
            throw new UnsupportedOperationException();
        }

        @Override
        public String home(String linkKey) {
            throw new UnsupportedOperationException();
        }
    };

    private static void tell(Settled settled, RuntimeException failure) {
        settled.settled(failure);
        settled.allTold();
    }

    @BeforeEach
    void start() throws Exception {
        Gauge silent = new Gauge() {
            @Override
            public void click(String outcome) {
                assertThat(outcome).isEqualTo("counted");
            }

            @Override
            void turnedAway() {
                assertThat(full).isTrue();
            }
        };
        DeploymentInfo deployment = Servlets.deployment().setClassLoader(getClass().getClassLoader()).setContextPath("/").setDeploymentName("edge")
                .addServletContextAttribute(EdgeParts.NAME, new EdgeParts(hits, silent, Clock.systemUTC()))
                .addServletExtension(new FirstHandler()).addServlet(Servlets.servlet("behind", Behind.class).addMapping("/*"));
        DeploymentManager manager = Servlets.defaultContainer().addDeployment(deployment);
        manager.deploy();
        server = Undertow.builder().addHttpListener(0, "127.0.0.1").setHandler(manager.start()).build();
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private HttpRequest.Builder to(String path) {
        int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    @Test
    void a_plain_click_is_redirected_with_its_cookies_and_nothing_is_cached() throws Exception {
        HttpResponse<String> answer = client.send(to("/c/known123?sub1=a%26b&utm_source=x").header("User-Agent", "me").header("Cookie", "pl_vid=abc").build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains("https://shop.example/landing?click_id=" + CLICK);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("Content-Length")).contains("0");
        assertThat(answer.headers().allValues("Set-Cookie")).hasSize(2).allMatch(cookie -> cookie.contains("; Path=/; Max-Age=") && cookie.endsWith("HttpOnly; SameSite=Lax"));
        Arrival seen = arrivals.get(0);
        assertThat(seen.params().first("sub1")).isEqualTo("a&b");
        assertThat(seen.userAgent()).isEqualTo("me");
        assertThat(seen.visitorId()).isEqualTo("abc");
        assertThat(seen.ip()).isEqualTo("127.0.0.1");
    }

    @Test
    void nobody_is_answered_before_the_disk_has_the_click() throws Exception {
        diskAnswers = false;
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(to("/c/known123").build(), BodyHandlers.ofString());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (waiting.isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(answer).isNotDone();

        tell(waiting.get(0), null);

        assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(302);
    }

    @Test
    void a_click_the_disk_did_not_take_is_told_to_come_back_and_sets_no_cookie() throws Exception {
        diskAnswers = false;
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(to("/c/known123").build(), BodyHandlers.ofString());
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (waiting.isEmpty() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        tell(waiting.get(0), new SpoolFull("No space left on device", null));

        assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(503);
        assertThat(answer.get().headers().firstValue("Retry-After")).contains("5");
        assertThat(answer.get().headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.get().headers().firstValue("Location")).isEmpty();
    }

    @Test
    void a_full_spool_turns_away_at_once() throws Exception {
        full = true;

        HttpResponse<String> answer = client.send(to("/c/known123").build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).contains("5");
        assertThat(client.send(to("/i/known123.gif").build(), BodyHandlers.ofByteArray()).body()).as("a pixel has nobody to tell").hasSize(43);
    }

    @Test
    void an_impression_is_a_picture_after_it_is_on_disk() throws Exception {
        HttpResponse<byte[]> answer = client.send(to("/i/known123.gif").build(), BodyHandlers.ofByteArray());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).hasSize(43);
        assertThat(answer.headers().firstValue("Content-Type")).contains("image/gif");
        assertThat(arrivals).hasSize(1);
    }

    @Test
    void whatever_is_not_plain_is_left_to_the_servlets_and_not_recorded_before() throws Exception {
        for (String path : List.of("/c/unknown1", "/c/known123?format=json", "/c/known123?url=https%3A%2F%2Fshop.example", "/px.gif", "/i/.gif", "/anything")) {
            assertThat(client.send(to(path).build(), BodyHandlers.discarding()).statusCode()).as(path).isEqualTo(299);
        }
        for (String method : List.of("HEAD", "POST", "DELETE")) {
            assertThat(client.send(to("/c/known123").method(method, HttpRequest.BodyPublishers.noBody()).build(), BodyHandlers.discarding()).statusCode()).as(method).isEqualTo(299);
        }
        assertThat(arrivals).isEmpty();
    }

    /** The connection stays on the server's watch while a click waits for the disk. */
    @Test
    void requests_that_come_before_the_answer_are_answered_after_it_in_order() throws Exception {
        diskAnswers = false;
        int port = ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            String one = "GET /c/known123 HTTP/1.1\r\nHost: edge.example\r\n\r\n";
            socket.getOutputStream().write(one.getBytes(StandardCharsets.US_ASCII));
            await(1);
            socket.getOutputStream().write((one + "GET /anything HTTP/1.1\r\nHost: edge.example\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            tell(waiting.get(0), null);
            await(2);
            tell(waiting.get(1), null);
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answers.lines().filter(line -> line.startsWith("HTTP/1.1 ")).map(line -> line.substring(9, 12))).containsExactly("302", "302", "299");
        }
    }

    private void await(int clicks) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (waiting.size() < clicks && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(waiting).hasSize(clicks);
    }
}
