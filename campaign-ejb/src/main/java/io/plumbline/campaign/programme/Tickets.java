package io.plumbline.campaign.programme;

import io.plumbline.shared.Sha256;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that open one page; only their hash is kept. */
final class Tickets {

    private static final int BYTES = 30;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tickets() {
    }

    static String next() {
        byte[] bits = new byte[BYTES];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }

    static String hash(String ticket) {
        return Sha256.hex(ticket);
    }
}
