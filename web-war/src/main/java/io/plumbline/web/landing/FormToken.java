package io.plumbline.web.landing;

import io.plumbline.shared.HmacSha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a form carries and cannot change: which version it was, when it was shown, the click that led to it, and a number that is taken once.
 *
 * @param number  of the page's version
 * @param nonce   128 random bits
 * @param clickId null where nobody clicked
 */
public record FormToken(int number, Instant shown, String nonce, UUID clickId) {

    /** Nobody reads and fills a form sooner. */
    public static final Duration SOONEST = Duration.ofSeconds(2);
    /** A page may lie open over night. */
    public static final Duration LATEST = Duration.ofHours(24);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;
    private static final int LONGEST = 400;
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    public static FormToken fresh(int number, Instant now, UUID clickId) {
        byte[] random = new byte[NONCE_BYTES];
        RANDOM.nextBytes(random);
        return new FormToken(number, now, TEXT.encodeToString(random), clickId);
    }

    public boolean isTooSoon(Instant now) {
        return now.isBefore(shown.plus(SOONEST));
    }

    public boolean isTooOld(Instant now) {
        return now.isAfter(shown.plus(LATEST));
    }

    public String signed(String secret, UUID pageId) {
        String said = TEXT.encodeToString((number + "|" + shown.toEpochMilli() + "|" + nonce + "|" + (clickId == null ? "" : clickId)).getBytes(StandardCharsets.UTF_8));
        return said + "." + TEXT.encodeToString(mac(secret, pageId, said));
    }

    /** @return empty unless this very page signed it */
    public static Optional<FormToken> read(String text, String secret, UUID pageId) {
        int dot = text == null || text.length() > LONGEST ? -1 : text.indexOf('.');
        try {
            if (dot > 0 && MessageDigest.isEqual(mac(secret, pageId, text.substring(0, dot)), Base64.getUrlDecoder().decode(text.substring(dot + 1)))) {
                String[] parts = new String(Base64.getUrlDecoder().decode(text.substring(0, dot)), StandardCharsets.UTF_8).split("\\|", -1);
                return Optional.of(new FormToken(Integer.parseInt(parts[0]), Instant.ofEpochMilli(Long.parseLong(parts[1])), parts[2],
                        parts[3].isEmpty() ? null : UUID.fromString(parts[3])));
            }
        } catch (IllegalArgumentException malformed) {
            // not ours
        }
        return Optional.empty();
    }

    private static byte[] mac(String secret, UUID pageId, String said) {
        return HmacSha256.of(secret.getBytes(StandardCharsets.UTF_8), (pageId + "." + said).getBytes(StandardCharsets.UTF_8));
    }
}
