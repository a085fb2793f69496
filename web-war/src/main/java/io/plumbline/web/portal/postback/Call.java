package io.plumbline.web.portal.postback;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** A call of the tester to this installation's own edge. It follows no redirect and waits ten seconds at most. */
public final class Call {

    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).followRedirects(HttpClient.Redirect.NEVER).build();
    private static final int SHOWN = 2000;

    private Call() {
    }

    /** @param status 0 when nothing answered */
    public record Outcome(String url, int status, long millis, String type, String body) implements Serializable {
    }

    static Outcome get(String address, Map<String, String> parameters) {
        String url = address(address, parameters);
        long start = System.nanoTime();
        try {
            HttpResponse<String> response = HTTP.send(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(10)).header("User-Agent", "Plumbline tester").build(),
                    HttpResponse.BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            String body = type.startsWith("image/") ? type + ", " + response.body().length() + " characters" : response.body();
            return new Outcome(url, response.statusCode(), millis(start), type, body.substring(0, Math.min(SHOWN, body.length())));
        } catch (IOException unreachable) {
            return new Outcome(url, 0, millis(start), "", "No answer from " + address + ". Is base.url the address that this server can be reached at?");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static String address(String address, Map<String, String> parameters) {
        return parameters.isEmpty() ? address : address + parameters.entrySet().stream()
                .map(p -> p.getKey() + "=" + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&", "?", ""));
    }

    private static long millis(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
