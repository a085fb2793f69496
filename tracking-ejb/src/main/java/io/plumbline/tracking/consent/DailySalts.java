package io.plumbline.tracking.consent;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Knows visitors again within a day without anything on their device: the key is made of address and browser with a salt that is
 * thrown away when the (UTC) day is over. Nobody, we included, can tell afterwards who it was.
 */
@ApplicationScoped
public class DailySalts {

    static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<LocalDate, byte[]> salts = new ConcurrentHashMap<>();

    /** The same for the same parts on the same day, on every node. */
    public UUID key(Instant at, String... parts) {
        // Without a salt from the database (it has been away since yesterday) this node tells its own visitors apart.
        byte[] salt = salts.computeIfAbsent(LocalDate.ofInstant(at, ZoneOffset.UTC), day -> fresh());
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(salt, ALGORITHM));
            for (String part : parts) {
                byte[] bytes = String.valueOf(part).getBytes(StandardCharsets.UTF_8);
                mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
                mac.update(bytes);
            }
            ByteBuffer digest = ByteBuffer.wrap(mac.doFinal());
            return new UUID(digest.getLong() & ~0xF000L | 0x8000L, digest.getLong() >>> 2 | 0x8000000000000000L);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** From now on these, and no others. */
    void hold(Map<LocalDate, byte[]> kept) {
        salts.putAll(kept);
        salts.keySet().retainAll(kept.keySet());
    }

    static byte[] fresh() {
        byte[] salt = new byte[BYTES];
        RANDOM.nextBytes(salt);
        return salt;
    }
}
