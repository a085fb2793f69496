package io.plumbline.tracking.lead;

import io.plumbline.shared.HmacSha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A link that only the reader of one mail can have: the lead and the day until which it works, signed with a key of that lead. The key goes when the link
 * is used, and with it every link that was ever made of it.
 */
record LinkToken(UUID leadId, Instant until, byte[] signature) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final int SAID_BYTES = 24;
    private static final int SIGNATURE_BYTES = 32;

    static String key() {
        byte[] key = new byte[KEY_BYTES];
        RANDOM.nextBytes(key);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    static String write(UUID leadId, Instant until, String key) {
        byte[] said = said(leadId, until);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(ByteBuffer.allocate(SAID_BYTES + SIGNATURE_BYTES).put(said).put(hmac(key, said)).array());
    }

    /** Not checked yet. @return empty for what is none */
    static Optional<LinkToken> read(String text) {
        try {
            byte[] bytes = text == null || text.length() > 200 ? new byte[0] : Base64.getUrlDecoder().decode(text.strip().getBytes(StandardCharsets.US_ASCII));
            if (bytes.length != SAID_BYTES + SIGNATURE_BYTES) {
                return Optional.empty();
            }
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            UUID lead = new UUID(buffer.getLong(), buffer.getLong());
            Instant until = Instant.ofEpochMilli(buffer.getLong());
            byte[] signature = new byte[SIGNATURE_BYTES];
            buffer.get(signature);
            return Optional.of(new LinkToken(lead, until, signature));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    boolean isSignedWith(String key) {
        return key != null && MessageDigest.isEqual(signature, hmac(key, said(leadId, until)));
    }

    private static byte[] said(UUID leadId, Instant until) {
        return ByteBuffer.allocate(SAID_BYTES).putLong(leadId.getMostSignificantBits()).putLong(leadId.getLeastSignificantBits()).putLong(until.toEpochMilli()).array();
    }

    private static byte[] hmac(String key, byte[] said) {
        return HmacSha256.of(Base64.getUrlDecoder().decode(key), said);
    }
}
