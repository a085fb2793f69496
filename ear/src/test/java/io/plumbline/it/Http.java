package io.plumbline.it;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls the product as others do: over HTTP, with a key or without one. Redirects are answers, not followed. */
final class Http {

    static final ObjectMapper JSON = new ObjectMapper();

    private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String base;
    private final String key;

    private Http(String base, String key) {
        this.base = base;
        this.key = key;
    }

    /** REST with the administrator's key of the first start. */
    static Http api(Server server) {
        return api(server, server.apiKey());
    }

    static Http api(Server server, String key) {
        return new Http(server.baseUrl() + "/api/v1", key);
    }

    /** Everything that asks for no key. */
    static Http open(Server server) {
        return new Http(server.baseUrl(), null);
    }

    /** Health and metrics, as an operator's agent on the same machine asks. */
    static Http management(Server server) {
        return new Http(server.managementUrl(), null);
    }

    /** JSON that reads aloud: apostrophes for quotes, and the usual places to fill in. */
    static String json(String text, Object... values) {
        return text.replace('\'', '"').formatted(values);
    }

    Answer get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    Answer post(String path, String json, String... headers) {
        return send("POST", path, json.getBytes(StandardCharsets.UTF_8), with(headers, "Content-Type", "application/json"));
    }

    Answer patch(String path, String json, String... headers) {
        return send("PATCH", path, json.getBytes(StandardCharsets.UTF_8), with(headers, "Content-Type", "application/merge-patch+json"));
    }

    /** @param headers name, value, name, value */
    Answer send(String method, String path, byte[] body, String... headers) {
        try {
            return attempt(method, path, body, headers);
        } catch (IOException failed) {
            throw new UncheckedIOException(method + " " + path, failed);
        }
    }

    /** As {@link #send}, for tests in which the server may die meanwhile. */
    Answer attempt(String method, String path, byte[] body, String... headers) throws IOException {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = CLIENT.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(method + " " + path, response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static String[] with(String[] headers, String name, String value) {
        for (int i = 0; i < headers.length; i += 2) {
            if (headers[i].equalsIgnoreCase(name)) {
                return headers;
            }
        }
        var all = new ArrayList<>(List.of(headers));
        all.addAll(List.of(name, value));
        return all.toArray(String[]::new);
    }

    record Answer(String asked, int status, HttpHeaders headers, byte[] body) {

        /** This answer, when it has the status. */
        Answer is(int expected) {
            if (status != expected) {
                throw new AssertionError(asked + " was answered " + status + " instead of " + expected + ": " + text());
            }
            return this;
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException noJson) {
                throw new AssertionError(asked + " was answered " + status + " without JSON: " + text(), noJson);
            }
        }

        String id() {
            return json().get("id").asText();
        }

        /** Null when absent. */
        String header(String name) {
            return headers.firstValue(name).orElse(null);
        }

        /** The cookies it sets, as a browser sends them back. */
        String cookies() {
            Map<String, String> cookies = new LinkedHashMap<>();
            headers.allValues("Set-Cookie").forEach(cookie -> cookies.put(cookie.split("=", 2)[0], cookie.split(";", 2)[0]));
            return String.join("; ", cookies.values());
        }
    }
}
