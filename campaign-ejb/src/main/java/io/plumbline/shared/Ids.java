package io.plumbline.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Identifiers: UUIDv7 (RFC 9562 §5.7) for new things, name-based UUIDv8 (SHA-256, §5.8) for things known by a natural key. */
public final class Ids {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicLong LAST_MILLIS = new AtomicLong();

    private Ids() {
    }

    /** A new time-ordered id with 74 random bits. Never earlier than the one before it, also when the clock steps back. */
    public static UUID next() {
        long millis = LAST_MILLIS.accumulateAndGet(System.currentTimeMillis(), Math::max);
        long high = millis << 16 | 0x7000L | RANDOM.nextInt(1 << 12);
        long low = RANDOM.nextLong() >>> 2 | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** The same id for the same parts, in any run on any node. */
    public static UUID named(String... parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
                sha.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
                sha.update(bytes);
            }
            ByteBuffer digest = ByteBuffer.wrap(sha.digest());
            long high = digest.getLong() & ~0xF000L | 0x8000L;
            long low = digest.getLong() >>> 2 | 0x8000000000000000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws NotFound when the text is no id at all: nothing can be found under it */
    public static UUID parse(String what, String text) {
        try {
            if (text != null && text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException malformed) {
            // answered below
        }
        throw new NotFound(what, text == null ? "" : text.substring(0, Math.min(text.length(), 64)));
    }
}
