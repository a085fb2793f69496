package io.plumbline.campaign.api;

import java.io.Serializable;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * By what a partner is known when it buys for itself.
 *
 * @param emails    its address and those of its users, lower case
 * @param names     logins of its users, lower case
 * @param addresses networks its users have signed in from: {@link #network}
 */
public record PartnerSelf(UUID partnerId, Set<String> emails, Set<String> names, Set<String> addresses) implements Serializable {

    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]{2,45}");
    private static final int V4 = 3;
    private static final int V6 = 6;

    /**
     * The first 24 bits of an IPv4 address, the first 48 of an IPv6 address. Addresses of private networks, of this machine and shared ones of
     * providers tell nobody apart, so they have none.
     */
    public static Optional<String> network(String address) {
        if (address == null || !LITERAL.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress read = InetAddress.getByName(address);
            byte[] bytes = read.getAddress();
            boolean shared = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64 || bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
            if (shared || read.isLoopbackAddress() || read.isSiteLocalAddress() || read.isLinkLocalAddress() || read.isAnyLocalAddress() || read.isMulticastAddress()) {
                return Optional.empty();
            }
            StringBuilder network = new StringBuilder(bytes.length == 4 ? "4:" : "6:");
            for (int i = 0; i < (bytes.length == 4 ? V4 : V6); i++) {
                network.append(String.format("%02x", bytes[i]));
            }
            return Optional.of(network.toString());
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }
}
