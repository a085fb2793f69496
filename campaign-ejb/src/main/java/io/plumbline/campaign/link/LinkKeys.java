package io.plumbline.campaign.link;

import java.security.SecureRandom;

/** Short, not guessable one from the other, and readable aloud: Crockford's base 32, eight characters, 40 random bits. */
final class LinkKeys {

    static final int LENGTH = 8;

    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final SecureRandom RANDOM = new SecureRandom();

    private LinkKeys() {
    }

    static String next() {
        char[] key = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            key[i] = ALPHABET[RANDOM.nextInt(ALPHABET.length)];
        }
        return new String(key);
    }
}
