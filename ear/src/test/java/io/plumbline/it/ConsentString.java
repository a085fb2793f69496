package io.plumbline.it;

import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/** A TC string of today, bit by bit as the specification lays it out: no code of ours and no library has a hand in it. */
final class ConsentString {

    private final StringBuilder bits = new StringBuilder();

    private ConsentString() {
    }

    static String of(Integer... purposes) {
        Set<Integer> allowed = Set.of(purposes);
        ConsentString core = new ConsentString();
        long decis = Instant.now().getEpochSecond() / 86_400 * 864_000;
        core.put(2, 6).put(decis, 36).put(decis, 36).put(31, 12).put(1, 12).put(1, 6).put('E' - 'A', 6).put('N' - 'A', 6).put(280, 12).put(4, 6).put(1, 1).put(0, 1).put(0, 12);
        for (int purpose = 1; purpose <= 24; purpose++) {
            core.put(allowed.contains(purpose) ? 1 : 0, 1);
        }
        return core.put(0, 24).put(0, 1).put('D' - 'A', 6).put('E' - 'A', 6).put(0, 16).put(0, 1).put(0, 16).put(0, 1).put(0, 12).encoded();
    }

    private ConsentString put(long value, int size) {
        for (int bit = size - 1; bit >= 0; bit--) {
            bits.append(value >> bit & 1);
        }
        return this;
    }

    private String encoded() {
        byte[] bytes = new byte[(bits.length() + 7) / 8];
        for (int i = 0; i < bits.length(); i++) {
            bytes[i / 8] |= (byte) (bits.charAt(i) == '1' ? 128 >> i % 8 : 0);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
