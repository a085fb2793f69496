package io.plumbline.tracking.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plumbline.tracking.api.OutgoingRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessengerTest {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private Messenger messenger;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        messenger = new Messenger(Neighbourhood.of("localhost"));
        messenger.open();
    }

    @AfterEach
    void close() {
        messenger.close();
        server.stop(0);
    }

    @Test
    void a_message_arrives_as_it_was_written() {
        Messenger.Reply reply = messenger.carry(new OutgoingRequest("POST", at("/ok?a=1%262"), Map.of("X-Partner", "7", "Content-Type", "application/json"), "{\"é\":1}"));
        assertThat(reply.isSuccess()).isTrue();
        assertThat(reply.answer().status()).isEqualTo(200);
        assertThat(reply.answer().body()).isEqualTo("thank you");
        assertThat(heard).containsExactly("POST /ok?a=1%262 7 application/json {\"é\":1}");
    }

    @Test
    void a_redirect_is_an_answer_and_not_followed() {
        Messenger.Reply reply = messenger.carry(get("/redirect"));
        assertThat(reply.isSuccess()).isFalse();
        assertThat(reply.answer().failure()).contains("redirect");
        assertThat(heard).hasSize(1);
    }

    @Test
    void a_long_answer_is_cut() {
        assertThat(messenger.carry(get("/long")).answer().body()).hasSize(Messenger.MOST_OF_A_BODY);
    }

    @Test
    void a_refusal_tells_how_long_to_wait() {
        Messenger.Reply reply = messenger.carry(get("/busy"));
        assertThat(reply.answer().failure()).isEqualTo("Answered 429.");
        assertThat(reply.retryAfter()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void the_same_machine_under_a_name_that_is_not_allowed_is_never_reached() {
        for (String host : List.of("127.0.0.1", "[::1]", "2130706433", "127.1", "0")) {
            Messenger.Reply reply = messenger.carry(new OutgoingRequest("GET", "http://" + host + ":" + server.getAddress().getPort() + "/", Map.of(), null));
            assertThat(reply.refused()).as(host).isTrue();
        }
        assertThat(heard).isEmpty();
    }

    @Test
    void the_connection_itself_asks_too_so_that_a_name_cannot_change_its_mind() {
        // Nothing in the name says where it leads: only who looks it up knows.
        String own = ownName();
        Messenger.Reply reply = messenger.carry(new OutgoingRequest("GET", "http://" + own + ":" + server.getAddress().getPort() + "/", Map.of(), null));
        assertThat(reply.answer().failure()).isNotNull();
        assertThat(heard).isEmpty();
    }

    @Test
    void nobody_listening_is_a_failure_in_words() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Messenger.Reply reply = messenger.carry(new OutgoingRequest("GET", "http://localhost:" + free + "/", Map.of(), null));
        assertThat(reply.answer().status()).isNull();
        assertThat(reply.answer().failure()).isEqualTo("Nobody takes the connection.");
        assertThat(reply.refused()).isFalse();
    }

    @Test
    void who_speaks_no_tls_is_a_failure_in_words() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Messenger.Reply> reply = CompletableFuture.supplyAsync(
                    () -> messenger.carry(new OutgoingRequest("GET", "https://localhost:" + plain.getLocalPort() + "/", Map.of(), null)));
            try (Socket caller = accepted(plain)) {
                caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(reply.get(30, TimeUnit.SECONDS).answer().failure()).matches("(No secure connection comes about|The connection broke off): .+");
        }
    }

    @Test
    void a_request_that_is_cut_off_ends_with_a_failure() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Socket> caller = CompletableFuture.supplyAsync(() -> accepted(silent));
            CompletableFuture<Messenger.Reply> reply = CompletableFuture.supplyAsync(
                    () -> messenger.carry(new OutgoingRequest("GET", "http://localhost:" + silent.getLocalPort() + "/", Map.of(), null)));
            caller.get(10, TimeUnit.SECONDS);
            messenger.cutOff(Duration.ZERO);
            assertThat(reply.get(9, TimeUnit.SECONDS).answer().failure()).contains("No complete answer");
            caller.get().close();
        }
    }

    private static Socket accepted(ServerSocket server) {
        try {
            return server.accept();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String ownName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException nameless) {
            return "ip6-localhost";
        }
    }

    private OutgoingRequest get(String path) {
        return new OutgoingRequest("GET", at(path), Map.of(), null);
    }

    private String at(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("X-Partner") + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String path = exchange.getRequestURI().getPath();
            byte[] body = (path.equals("/long") ? "x".repeat(100_000) : "thank you").getBytes(StandardCharsets.UTF_8);
            if (path.equals("/redirect")) {
                exchange.getResponseHeaders().set("Location", "/ok");
            }
            if (path.equals("/busy")) {
                exchange.getResponseHeaders().set("Retry-After", "90");
            }
            exchange.sendResponseHeaders(path.equals("/redirect") ? 302 : path.equals("/busy") ? 429 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
