package io.plumbline.tracking.traffic;

/** 64 bits that stand for some texts: equal for equal texts, and in practice for no others. */
final class Key {

    private Key() {
    }

    static long of(long start, Object... parts) {
        long hash = start;
        for (Object part : parts) {
            String text = String.valueOf(part);
            for (int i = 0; i < text.length(); i++) {
                hash = mixed(hash ^ text.charAt(i));
            }
            hash = mixed(hash ^ 0x1F0000L);
        }
        return hash;
    }

    private static long mixed(long value) {
        long spread = value * 0x9E3779B97F4A7C15L;
        return spread ^ spread >>> 29;
    }
}
