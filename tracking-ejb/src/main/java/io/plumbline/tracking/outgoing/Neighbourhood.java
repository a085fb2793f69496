package io.plumbline.tracking.outgoing;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Where requests that others may word may go: to the public internet. What is near — this machine, its network, its cloud's
 * metadata — answers to requests from here as to a friend, and is refused unless the operator allows it by name or range.
 *
 * @param allowed hosts, {@code *.domains} or ranges in CIDR form, each with {@code :port} or without; a range with a port stands in brackets
 */
record Neighbourhood(List<String> allowed) {

    static final String SETTING = "PLUMBLINE_POSTBACK_ALLOW";

    private static final List<String> NEAR = List.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/32", "2001:db8::/32", "2002::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8");
    private static final List<Integer> WEB_PORTS = List.of(80, 443);
    private static final int FIRST_FREE_PORT = 1024;

    /** Says no, with the reason. */
    static final class Refused extends UnknownHostException {
        Refused(String why) {
            super(why);
        }
    }

    static Neighbourhood ofThisServer() {
        return of(System.getenv(SETTING));
    }

    static Neighbourhood of(String setting) {
        return new Neighbourhood(setting == null ? List.of()
                : Arrays.stream(setting.split("[,\\s]+")).map(entry -> entry.strip().toLowerCase(Locale.ROOT)).filter(entry -> !entry.isEmpty()).toList());
    }

    /** What can be said without asking the network. @return null when nothing speaks against it */
    String objection(String url) {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException malformed) {
            return "This is no address.";
        }
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return "Only http and https addresses can be called.";
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null) {
            return "The address needs a host, and must not hold a user name.";
        }
        int port = port(uri);
        if (!isAllowed(uri.getHost(), port) && !WEB_PORTS.contains(port) && port < FIRST_FREE_PORT) {
            return "Port " + port + " is not one that web servers use.";
        }
        try {
            // A number in any notation is looked up without the network.
            return uri.getHost().matches("[0-9a-fA-FxX.:\\[\\]%]+") ? objection(uri.getHost(), port, InetAddress.getAllByName(bare(uri.getHost()))) : near(uri.getHost(), port);
        } catch (UnknownHostException later) {
            return null;
        }
    }

    /** @throws Refused unless every one of the host's addresses may be called: the one that is used is among them */
    InetAddress[] checked(String host, int port, InetAddress[] found) throws Refused {
        String objection = objection(host, port, found);
        if (objection != null) {
            throw new Refused(objection);
        }
        return found;
    }

    private String objection(String host, int port, InetAddress[] found) {
        if (isAllowed(host, port)) {
            return null;
        }
        for (InetAddress address : found) {
            if (isNear(address) && allowed.stream().noneMatch(entry -> inRange(entry, address, port))) {
                return "The host " + host + " is " + address.getHostAddress() + ", an address that is not on the public internet, and not on the allow-list of this installation.";
            }
        }
        return null;
    }

    private String near(String host, int port) {
        String name = host.toLowerCase(Locale.ROOT);
        boolean here = name.equals("localhost") || name.endsWith(".localhost") || name.equals("localhost.") || name.endsWith(".localdomain");
        return here && !isAllowed(host, port) ? "The host " + host + " is this machine, and not on the allow-list of this installation." : null;
    }

    private boolean isAllowed(String host, int port) {
        String name = bare(host).toLowerCase(Locale.ROOT);
        return allowed.stream().filter(entry -> entry.indexOf('/') < 0).anyMatch(entry -> {
            boolean withPort = entry.matches(".*[^:]:\\d{1,5}");
            String pattern = bare(withPort ? entry.substring(0, entry.lastIndexOf(':')) : entry);
            boolean samePort = !withPort || entry.endsWith(":" + port);
            return samePort && (pattern.startsWith("*.") ? name.endsWith(pattern.substring(1)) : name.equals(pattern));
        });
    }

    private static boolean inRange(String entry, InetAddress address, int port) {
        if (entry.indexOf('/') < 0) {
            return false;
        }
        boolean withPort = entry.startsWith("[") && entry.contains("]:");
        if (withPort && !entry.endsWith("]:" + port)) {
            return false;
        }
        return covers(withPort ? entry.substring(1, entry.indexOf("]:")) : bare(entry), address);
    }

    static boolean isNear(InetAddress address) {
        return address.isLoopbackAddress() || address.isAnyLocalAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress()
                || address.isMulticastAddress() || NEAR.stream().anyMatch(range -> covers(range, address));
    }

    private static boolean covers(String range, InetAddress address) {
        int slash = range.indexOf('/');
        try {
            byte[] net = InetAddress.getByName(range.substring(0, slash)).getAddress();
            byte[] given = address.getAddress();
            int bits = Integer.parseInt(range.substring(slash + 1));
            if (net.length != given.length || bits > net.length * 8) {
                return false;
            }
            for (int i = 0; i < bits; i++) {
                if (((net[i >> 3] ^ given[i >> 3]) >> (7 - (i & 7)) & 1) != 0) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException | NumberFormatException noRange) {
            return false;
        }
    }

    static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
