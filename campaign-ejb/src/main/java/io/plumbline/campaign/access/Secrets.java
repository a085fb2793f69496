package io.plumbline.campaign.access;

import io.plumbline.shared.Sha256;
import java.security.SecureRandom;

/** Random secrets that people copy: letters and digits only. */
final class Secrets {

    static final String KEY_PREFIX = "plk_";
    static final int KEY_LENGTH = 40;
    static final int PASSWORD_LENGTH = 20;

    private static final char[] BASE62 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".toCharArray();
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {
    }

    static String apiKey() {
        return KEY_PREFIX + text(KEY_LENGTH);
    }

    static String password() {
        return text(PASSWORD_LENGTH);
    }

    /** What opens one page: as hard to guess as a key. */
    static String ticket() {
        return text(KEY_LENGTH);
    }

    /** A key of 238 random bits needs no salt and no slow hash: nobody can try them all. */
    static String sha256(String secret) {
        return Sha256.hex(secret);
    }

    private static String text(int length) {
        char[] text = new char[length];
        for (int i = 0; i < length; i++) {
            text[i] = BASE62[RANDOM.nextInt(BASE62.length)];
        }
        return new String(text);
    }
}
