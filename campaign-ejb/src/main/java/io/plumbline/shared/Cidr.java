package io.plumbline.shared;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of IPv4 or IPv6 addresses such as {@code 10.0.0.0/8}; a single address is a range of one. Nothing here asks a name server. */
public final class Cidr {

    private static final Pattern V4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    private final byte[] network;
    private final int bits;

    private Cidr(byte[] network, int bits) {
        this.network = network;
        this.bits = bits;
    }

    /** Empty when the text is no range. Bits beyond the prefix are ignored, as routers do. */
    public static Optional<Cidr> parse(String text) {
        int slash = text == null ? -1 : text.indexOf('/');
        byte[] address = text == null ? null : bytes(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return Optional.empty();
        }
        String prefix = slash < 0 ? Integer.toString(address.length * 8) : text.substring(slash + 1);
        boolean sound = prefix.matches("\\d{1,3}") && Integer.parseInt(prefix) <= address.length * 8;
        return sound ? Optional.of(new Cidr(address, Integer.parseInt(prefix))) : Optional.empty();
    }

    /** An address of the other family is never inside; {@code ::ffff:a.b.c.d} is the IPv4 address it carries. */
    public boolean contains(byte[] address) {
        if (address == null || address.length != network.length) {
            return false;
        }
        int whole = bits / 8;
        int rest = bits % 8;
        int mask = 0xFF << 8 - rest;
        return Arrays.equals(network, 0, whole, address, 0, whole) && (rest == 0 || (network[whole] & mask) == (address[whole] & mask));
    }

    /** Null when the text is no address. */
    public static byte[] bytes(String address) {
        if (address == null || address.length() > 45) {
            return null;
        }
        var v4 = V4.matcher(address);
        if (v4.matches()) {
            byte[] four = new byte[4];
            for (int i = 0; i < 4; i++) {
                int part = Integer.parseInt(v4.group(i + 1));
                if (part > 255) {
                    return null;
                }
                four[i] = (byte) part;
            }
            return four;
        }
        try {
            // With a colon in it Java takes it for an address and never for a name.
            return V6.matcher(address).matches() ? InetAddress.getByName(address).getAddress() : null;
        } catch (UnknownHostException malformed) {
            return null;
        }
    }
}
