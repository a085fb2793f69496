package io.plumbline.tracking.lead;

import io.plumbline.shared.HmacSha256;
import io.plumbline.tracking.api.LeadHook;
import io.plumbline.tracking.api.LeadHooks.Call;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** Whether a message is from whom it says, by the bytes as they came. Compared in constant time; a message of long ago is nobody's any more. */
final class HookSignature {

    static final Duration TOLERANCE = Duration.ofMinutes(5);

    private HookSignature() {
    }

    /** @return what is wrong with it: {@code signature-missing, signature-wrong, signature-stale}; empty when nothing is. Google's is in the message */
    static Optional<String> objection(LeadHook.Kind kind, String secret, Call call, Instant now) {
        return switch (kind) {
            case GENERIC -> generic(secret, call, now);
            case HUBSPOT -> hubspot(secret, call, now);
            case META -> meta(secret, call);
            case GOOGLE -> Optional.empty();
        };
    }

    private static Optional<String> generic(String secret, Call call, Instant now) {
        String header = call.header().apply("X-Signature");
        Optional<String> time = part(header, "t=");
        if (time.isEmpty() || !time.get().matches("\\d{1,12}")) {
            return Optional.of("signature-missing");
        }
        byte[] expected = hmac(secret, (time.get() + ".").getBytes(StandardCharsets.UTF_8), call.body());
        boolean right = Arrays.stream(header.split(",")).map(String::strip).filter(part -> part.startsWith("v1="))
                .anyMatch(part -> same(HexFormat.of().formatHex(expected), part.substring(3)));
        return right ? stale(Instant.ofEpochSecond(Long.parseLong(time.get())), now) : Optional.of("signature-wrong");
    }

    /** Of method, address, body and the time in milliseconds, in base64. */
    private static Optional<String> hubspot(String secret, Call call, Instant now) {
        String given = call.header().apply("X-HubSpot-Signature-v3");
        String time = call.header().apply("X-HubSpot-Request-Timestamp");
        if (given == null || time == null || !time.matches("\\d{1,15}")) {
            return Optional.of("signature-missing");
        }
        byte[] expected = hmac(secret, (call.method() + call.url()).getBytes(StandardCharsets.UTF_8), call.body(), time.getBytes(StandardCharsets.UTF_8));
        return same(Base64.getEncoder().encodeToString(expected), given) ? stale(Instant.ofEpochMilli(Long.parseLong(time)), now) : Optional.of("signature-wrong");
    }

    private static Optional<String> meta(String secret, Call call) {
        String given = call.header().apply("X-Hub-Signature-256");
        if (given == null || !given.startsWith("sha256=")) {
            return Optional.of("signature-missing");
        }
        return same(HexFormat.of().formatHex(hmac(secret, call.body())), given.substring("sha256=".length())) ? Optional.empty() : Optional.of("signature-wrong");
    }

    private static Optional<String> stale(Instant signed, Instant now) {
        return Duration.between(signed, now).abs().compareTo(TOLERANCE) > 0 ? Optional.of("signature-stale") : Optional.empty();
    }

    private static Optional<String> part(String header, String name) {
        return header == null || header.length() > 1_000 ? Optional.empty()
                : Arrays.stream(header.split(",")).map(String::strip).filter(part -> part.startsWith(name)).map(part -> part.substring(name.length())).findFirst();
    }

    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.strip().getBytes(StandardCharsets.UTF_8));
    }

    static byte[] hmac(String secret, byte[]... parts) {
        return HmacSha256.of(secret.getBytes(StandardCharsets.UTF_8), parts);
    }
}
