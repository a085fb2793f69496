package io.plumbline.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Identifiers: UUIDv7 (RFC 9562 §5.7) for new things, name-based UUIDv8 (SHA-256, §5.8) for things known by a natural key. */
public final class Ids {

    private static final AtomicLong LAST_MILLIS = new AtomicLong();
    private static final int POOL_BYTES = 1024;

    /** Random bits of the secure source, fetched many at a time: asked anew for each id, its lock is most of what an id costs. */
    private static final class Pool {

        private static final SecureRandom SOURCE = new SecureRandom();
        private static final ThreadLocal<Pool> MINE = ThreadLocal.withInitial(Pool::new);
        private final byte[] bytes = new byte[POOL_BYTES];
        private final ByteBuffer left = ByteBuffer.wrap(bytes).position(POOL_BYTES);

        static long next() {
            Pool mine = MINE.get();
            if (mine.left.remaining() < Long.BYTES) {
                SOURCE.nextBytes(mine.bytes);
                mine.left.rewind();
            }
            return mine.left.getLong();
        }
    }

    private static final ThreadLocal<MessageDigest> SHA = ThreadLocal.withInitial(Sha256::fresh);

    private Ids() {
    }

    /** A new time-ordered id with 74 random bits. Never earlier than the one before it, also when the clock steps back. */
    public static UUID next() {
        long millis = LAST_MILLIS.accumulateAndGet(System.currentTimeMillis(), Math::max);
        long high = millis << 16 | 0x7000L | Pool.next() >>> 52;
        long low = Pool.next() >>> 2 | 0x8000000000000000L;
        return new UUID(high, low);
    }

    /** The same id for the same parts, in any run on any node. */
    public static UUID named(String... parts) {
        ByteBuffer digest = digest(parts);
        return new UUID(digest.getLong() & ~0xF000L | 0x8000L, digest.getLong() >>> 2 | 0x8000000000000000L);
    }

    /** The same for what began at a known moment, which leads it: ids of things that begin together lie together in an index. */
    public static UUID namedAt(long millis, String... parts) {
        ByteBuffer digest = digest(parts);
        return new UUID(millis << 16 | 0x8000L | digest.getLong() >>> 52, digest.getLong() >>> 2 | 0x8000000000000000L);
    }

    private static ByteBuffer digest(String... parts) {
        byte[][] texts = new byte[parts.length][];
        int length = 0;
        for (int i = 0; i < parts.length; i++) {
            texts[i] = String.valueOf(parts[i]).getBytes(StandardCharsets.UTF_8);
            length += Integer.BYTES + texts[i].length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] text : texts) {
            all.putInt(text.length).put(text);
        }
        return ByteBuffer.wrap(SHA.get().digest(all.array()));
    }

    /** The least id of a moment: whatever was made from then on has a greater one. Of a moment before 1970, in which none was made, the least there is. */
    public static UUID least(Instant moment) {
        return new UUID(Math.max(0, moment.toEpochMilli()) << 16 | 0x7000L, 0x8000000000000000L);
    }

    /** When a time-ordered id was made. @param id of {@link #next()} */
    public static Instant madeAt(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }

    /** When a time-ordered id was made; empty for all other texts. */
    public static Optional<Instant> madeAt(String text) {
        try {
            UUID id = text == null || text.length() != 36 ? null : UUID.fromString(text);
            return id == null || id.version() != 7 ? Optional.empty() : Optional.of(madeAt(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
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
