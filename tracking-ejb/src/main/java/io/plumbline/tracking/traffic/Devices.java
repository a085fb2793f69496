package io.plumbline.tracking.traffic;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.plumbline.tracking.store.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Set;
import ua_parser.Client;
import ua_parser.Parser;

/** What a user agent says about the device. Hundreds of patterns are tried on each, so answers are kept. */
@ApplicationScoped
public class Devices {

    private static final Device UNKNOWN = new Device("other", null, null);
    private static final Set<String> DESKTOPS = Set.of("windows", "mac os x", "linux", "ubuntu", "chrome os", "fedora", "debian", "freebsd", "openbsd");
    private static final int MAX_USER_AGENT = 512;

    private final Parser parser = new Parser();
    private final LoadingCache<String, Device> known = Caffeine.newBuilder().maximumSize(20_000).build(this::parse);

    public Device of(String userAgent) {
        String bounded = Text.clean(userAgent, MAX_USER_AGENT);
        return bounded == null ? UNKNOWN : known.get(bounded);
    }

    private Device parse(String userAgent) {
        Client client = parser.parse(userAgent);
        return new Device(type(userAgent.toLowerCase(Locale.ROOT), client.os.family), named(client.os.family), named(client.userAgent.family));
    }

    private static String type(String userAgent, String os) {
        if (userAgent.contains("ipad") || userAgent.contains("tablet") || userAgent.contains("kindle")
                || userAgent.contains("android") && !userAgent.contains("mobile")) {
            return "tablet";
        }
        if (userAgent.contains("iphone") || userAgent.contains("ipod") || userAgent.contains("mobile") || userAgent.contains("android")) {
            return "mobile";
        }
        return DESKTOPS.contains(String.valueOf(os).toLowerCase(Locale.ROOT)) ? "desktop" : "other";
    }

    private static String named(String family) {
        return family == null || family.equals("Other") ? null : Text.clean(family, 64);
    }
}
