package io.plumbline.tracking.click;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An http or https address, taken apart by the strictest reading: two parsers that disagree about where the host ends are
 * how open redirects are made.
 *
 * @param port with its colon, or empty
 * @param rest path, query and fragment, as written
 */
record WebAddress(String scheme, String host, String port, String rest) {

    private static final Pattern FORM = Pattern.compile("(?i)(https?)://([^/?#\\\\@\\s%:\\[\\]]+|\\[[0-9a-f:.]+])(:\\d{1,5})?([/?#].*)?", Pattern.DOTALL);
    private static final Pattern HOST = Pattern.compile("[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?|\\[[0-9a-f:.]+]");

    static Optional<WebAddress> parse(String text) {
        Matcher form = FORM.matcher(text == null ? "" : text);
        if (!form.matches()) {
            return Optional.empty();
        }
        return ascii(form.group(2)).map(host -> new WebAddress(form.group(1).toLowerCase(Locale.ROOT), host,
                form.group(3) == null ? "" : form.group(3), form.group(4) == null ? "" : form.group(4)));
    }

    /** Whether the host is one of the domains or below one of them. A domain may name a port; then the port must be that one. */
    boolean isWithin(List<String> domains) {
        return domains.stream().map(d -> d.strip().toLowerCase(Locale.ROOT)).filter(d -> !d.isEmpty()).anyMatch(domain -> {
            int colon = domain.startsWith("[") ? domain.indexOf("]:") + 1 : domain.lastIndexOf(':');
            String name = ascii(colon > 0 ? domain.substring(0, colon) : domain).orElse("?");
            return (colon <= 0 || port.equals(domain.substring(colon))) && (host.equals(name) || host.endsWith("." + name));
        });
    }

    private static Optional<String> ascii(String host) {
        try {
            String ascii = (host.startsWith("[") ? host : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED)).toLowerCase(Locale.ROOT);
            String bare = ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
            return HOST.matcher(bare).matches() && !bare.contains("..") ? Optional.of(bare) : Optional.empty();
        } catch (IllegalArgumentException noHost) {
            return Optional.empty();
        }
    }
}
