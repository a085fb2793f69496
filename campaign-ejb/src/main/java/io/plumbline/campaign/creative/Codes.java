package io.plumbline.campaign.creative;

import java.security.SecureRandom;

/** Short, readable aloud, and told from other parties' creative ids by its beginning. */
final class Codes {

    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LENGTH = 8;

    private Codes() {
    }

    static String next() {
        StringBuilder code = new StringBuilder("cr-");
        RANDOM.ints(LENGTH, 0, ALPHABET.length).forEach(at -> code.append(ALPHABET[at]));
        return code.toString();
    }
}
