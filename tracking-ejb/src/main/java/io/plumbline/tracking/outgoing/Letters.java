package io.plumbline.tracking.outgoing;

import io.plumbline.shared.HmacSha256;
import io.plumbline.tracking.api.OutgoingRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Makes a request of a rule and the facts. */
final class Letters {

    static final String SIGNATURE = "X-Signature";
    static final String DELIVERY = "X-Delivery-Id";
    static final String ATTEMPT = "X-Delivery-Attempt";
    static final String FORM = "application/x-www-form-urlencoded";

    private Letters() {
    }

    /** @param signing keys, opened; none for a letter without signature */
    static OutgoingRequest write(Rule.Letter letter, List<String> signing, Map<String, String> facts, UUID deliveryId, int attempt, Instant now) {
        Map<String, String> all = new HashMap<>(facts);
        all.put("delivery_id", deliveryId.toString());
        all.put("random", Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000_000L)));
        String url = new Template(letter.url()).fill(all, Escape.URL);
        boolean posts = letter.method().equals("POST");
        String body = posts ? letter.body() == null ? "" : new Template(letter.body()).fill(all, Escape.ofBody(type(letter))) : null;
        Map<String, String> headers = new LinkedHashMap<>();
        letter.headers().forEach((name, value) -> headers.put(name, new Template(value).fill(all, Escape.TEXT)));
        if (posts) {
            headers.put("Content-Type", type(letter));
        }
        headers.put(DELIVERY, deliveryId.toString());
        headers.put(ATTEMPT, Integer.toString(attempt));
        if (!signing.isEmpty()) {
            headers.put(SIGNATURE, signature(signing, now, posts ? body : target(url)));
        }
        return new OutgoingRequest(letter.method(), url, headers, body);
    }

    /** The keys that sign at this time, opened. @throws io.plumbline.shared.Conflict code {@code seal-key-missing} */
    static List<String> signing(Rule rule, Seal seal, Instant now) {
        return rule.keys().at(now).stream().map(kept -> seal.open(rule.id(), kept)).toList();
    }

    /** What a GET consists of: path and query stand in for the body. */
    static String target(String url) {
        URI uri = URI.create(url);
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** One {@code v1} for each key: the receiver accepts the message when any of them is right. */
    static String signature(List<String> keys, Instant now, String content) {
        StringBuilder signature = new StringBuilder("t=").append(now.getEpochSecond());
        for (String key : keys) {
            signature.append(",v1=").append(hmac(key, now.getEpochSecond() + "." + content));
        }
        return signature.toString();
    }

    private static String type(Rule.Letter letter) {
        return letter.contentType() == null ? FORM : letter.contentType();
    }

    private static String hmac(String key, String text) {
        return HexFormat.of().formatHex(HmacSha256.of(key.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8)));
    }
}
