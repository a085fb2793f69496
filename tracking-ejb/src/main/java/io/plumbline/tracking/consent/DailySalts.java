package io.plumbline.tracking.consent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.plumbline.shared.HmacSha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;

/**
 * Knows visitors again within a day without anything on their device: the key is made of address and browser with a salt that is
 * thrown away when the (UTC) day is over. Nobody, we included, can tell afterwards who it was.
 */
@ApplicationScoped
public class DailySalts {

    static final int BYTES = 32;
    private static final long SECONDS_A_DAY = 86_400;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Answers of a day that are kept beside its salt, and thrown away with it. */
    private static final int MOST = 10_000;

    private record Salt(byte[] bytes, Cache<List<String>, UUID> keys) {
        Salt(byte[] bytes) {
            this(bytes, Caffeine.newBuilder().maximumSize(MOST).build());
        }
    }

    private final Map<Long, Salt> salts = new ConcurrentHashMap<>();

    /** The same for the same parts on the same day, on every node. */
    public UUID key(Instant at, String... parts) {
        // Without a salt from the database (it has been away since yesterday) this node tells its own visitors apart.
        long today = Math.floorDiv(at.getEpochSecond(), SECONDS_A_DAY);
        Salt known = salts.get(today);
        Salt salt = known != null ? known : salts.computeIfAbsent(today, day -> new Salt(fresh()));
        return salt.keys().get(Arrays.asList(parts), said -> make(salt.bytes(), said));
    }

    private static UUID make(byte[] salt, List<String> parts) {
        Mac mac = HmacSha256.keyed(salt);
        for (String part : parts) {
            byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            mac.update(bytes);
        }
        ByteBuffer digest = ByteBuffer.wrap(mac.doFinal());
        return new UUID(digest.getLong() & ~0xF000L | 0x8000L, digest.getLong() >>> 2 | 0x8000000000000000L);
    }

    /** From now on these, and no others. */
    void hold(Map<LocalDate, byte[]> kept) {
        kept.forEach((day, bytes) -> salts.compute(day.toEpochDay(), (same, held) -> held != null && Arrays.equals(held.bytes(), bytes) ? held : new Salt(bytes)));
        salts.keySet().removeIf(day -> !kept.containsKey(LocalDate.ofEpochDay(day)));
    }

    static byte[] fresh() {
        byte[] salt = new byte[BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }
}
