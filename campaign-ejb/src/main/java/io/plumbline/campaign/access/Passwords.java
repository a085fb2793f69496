package io.plumbline.campaign.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passwords as they are kept: {@code pbkdf2-sha512$iterations$salt$hash}. The text says how it was made, so that the work
 * can be raised later without locking anybody out.
 */
final class Passwords {

    /** The least that OWASP's password storage guide asks of PBKDF2-HMAC-SHA512. */
    static final int ITERATIONS = 210_000;

    private static final String SCHEME = "pbkdf2-sha512";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 512;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** For logins that do not exist: checking takes the same work and never succeeds, since nobody knows what these bytes would be the hash of. */
    static final String NOBODYS = kept(random(SALT_BYTES), random(HASH_BITS / Byte.SIZE));

    private Passwords() {
    }

    static String hash(String password) {
        byte[] salt = random(SALT_BYTES);
        return kept(salt, derive(password, salt, ITERATIONS));
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String kept(byte[] salt, byte[] hash) {
        return SCHEME + "$" + ITERATIONS + "$" + base64(salt) + "$" + base64(hash);
    }

    static boolean matches(String password, String kept) {
        String[] parts = kept.split("\\$");
        if (parts.length != 4 || !parts[0].equals(SCHEME)) {
            throw new IllegalStateException("A password is kept in an unknown form");
        }
        byte[] salt = Base64.getDecoder().decode(parts[2]);
        return MessageDigest.isEqual(Base64.getDecoder().decode(parts[3]), derive(password, salt, Integer.parseInt(parts[1])));
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        // One password can be typed as different code points on different keyboards.
        char[] typed = Normalizer.normalize(password, Normalizer.Form.NFC).toCharArray();
        PBEKeySpec spec = new PBEKeySpec(typed, salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        } finally {
            spec.clearPassword();
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }
}
