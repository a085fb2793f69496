package io.plumbline.tracking.traffic;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address or a network (CIDR) of either family: 128 bits, IPv4 as {@code ::ffff:a.b.c.d}, and how many of them are fixed.
 * Only literals are read; a name is never looked up.
 */
record Network(long high, long low, int bits) {

    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final long V4_PREFIX = 0xFFFF00000000L;
    private static final int V4_BITS = 96;
    private static final Networks PRIVATE = Networks.of("0.0.0.0/8 10.0.0.0/8 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.168.0.0/16 ::/127 fc00::/7 fe80::/10".split(" "));

    /** {@code 192.0.2.1}, {@code 192.0.2.0/24}, {@code 2001:db8::/32}; host bits behind the prefix are cut off. */
    static Optional<Network> parse(String text) {
        String trimmed = text == null ? "" : text.strip();
        int slash = trimmed.indexOf('/');
        Optional<Network> address = address(slash < 0 ? trimmed : trimmed.substring(0, slash));
        return slash < 0 ? address : address.flatMap(a -> a.within(trimmed.substring(slash + 1)));
    }

    private static Optional<Network> address(String text) {
        long four = four(text);
        if (four >= 0) {
            return Optional.of(new Network(0, V4_PREFIX | four, 128));
        }
        return text.indexOf(':') < 0 || !V6.matcher(text).matches() ? Optional.empty() : six(text);
    }

    /** @return -1 when these are not four numbers below 256, of one to three digits */
    private static long four(String text) {
        long value = 0;
        int part = 0;
        int digits = 0;
        int dots = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && digits > 0) {
                value = value << 8 | part;
                part = 0;
                digits = 0;
                dots++;
            } else if (c < '0' || c > '9' || ++digits > 3 || (part = part * 10 + c - '0') > 255) {
                return -1;
            }
        }
        return dots == 3 && digits > 0 ? value << 8 | part : -1;
    }

    private static Optional<Network> six(String text) {
        try {
            byte[] bytes = InetAddress.getByName(text).getAddress();
            if (bytes.length == 4) {
                return Optional.of(new Network(0, V4_PREFIX | number(bytes, 0, 4), 128));
            }
            return Optional.of(new Network(number(bytes, 0, 8), number(bytes, 8, 16), 128));
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    private static long number(byte[] bytes, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value << 8 | bytes[i] & 0xFF;
        }
        return value;
    }

    private Optional<Network> within(String length) {
        if (!length.matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int given = Integer.parseInt(length);
        return given > (isV4() ? 32 : 128) ? Optional.empty() : Optional.of(cut(isV4() ? V4_BITS + given : given));
    }

    private Network cut(int prefix) {
        return new Network(high & highMask(prefix), low & lowMask(prefix), prefix);
    }

    /** What of an address may be stored: /24 and /48. */
    Network shortened() {
        return cut(Math.min(bits, isV4() ? V4_BITS + 24 : 48));
    }

    boolean isV4() {
        return high == 0 && low >>> 32 == 0xFFFFL;
    }

    /** Loopback, private and link-local: the address of a proxy or of a colleague, which says nothing about a visitor. */
    boolean isPrivate() {
        return PRIVATE.contains(this);
    }

    long lastHigh() {
        return high | ~highMask(bits);
    }

    long lastLow() {
        return low | ~lowMask(bits);
    }

    private static long highMask(int prefix) {
        return prefix >= 64 ? -1L : prefix == 0 ? 0L : -1L << 64 - prefix;
    }

    private static long lowMask(int prefix) {
        return prefix >= 128 ? -1L : prefix <= 64 ? 0L : -1L << 128 - prefix;
    }

    static int compare(long high, long low, long otherHigh, long otherLow) {
        int first = Long.compareUnsigned(high, otherHigh);
        return first != 0 ? first : Long.compareUnsigned(low, otherLow);
    }
}
