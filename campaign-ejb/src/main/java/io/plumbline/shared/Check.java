package io.plumbline.shared;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Collects what is wrong with a draft, so that the caller hears all of it at once. */
public final class Check {

    private final List<Refusal.Fault> faults = new ArrayList<>();

    public Check that(boolean holds, String field, String code, String detail) {
        if (!holds) {
            faults.add(new Refusal.Fault("/" + field, code, detail));
        }
        return this;
    }

    /** Present, not blank, at most {@code max} characters, no control characters. */
    public Check text(String field, String value, int max) {
        return that(value != null && !value.isBlank(), field, "required", "This field is required.").optionalText(field, value, max);
    }

    public Check optionalText(String field, String value, int max) {
        return that(value == null || value.length() <= max, field, "too-long", "At most " + max + " characters.")
                .that(value == null || value.chars().noneMatch(Character::isISOControl), field, "control-character",
                        "Line breaks and control characters are not allowed here.");
    }

    /** Absolute http or https URL with a host and without user information. */
    public Check url(String field, String value) {
        optionalText(field, value, 2048);
        return that(value == null || isWebUrl(value), field, "url-malformed", "Give a complete address such as https://shop.example/offer.");
    }

    public Check zone(String field, String value) {
        return that(value != null && isZone(value), field, "zone-unknown", "Use an IANA time zone such as Europe/Paris.");
    }

    public Check currency(String field, String value) {
        return call(() -> Money.digits(value), field);
    }

    /** Runs something that throws {@link Invalid}, and files its faults under {@code field}. */
    public Check call(Runnable parse, String field) {
        try {
            parse.run();
        } catch (Invalid no) {
            faults.add(new Refusal.Fault("/" + field, no.code(), no.getMessage()));
        }
        return this;
    }

    /** @throws Invalid with every fault found */
    public void done() {
        if (!faults.isEmpty()) {
            throw new Invalid(faults);
        }
    }

    /** @throws Invalid when something in the list is missing: JSON can say {@code [null]} */
    public static <T> List<T> whole(String field, List<T> given) {
        if (given == null) {
            return List.of();
        }
        if (given.stream().anyMatch(java.util.Objects::isNull)) {
            throw new Invalid(field, "element-missing", "An element of this list is null.");
        }
        return List.copyOf(given);
    }

    public static boolean isZone(String value) {
        try {
            // Only region names and UTC: a bare offset such as +02:00 has no daylight saving and surprises in summer.
            return ZoneId.of(value) != null && ZoneId.getAvailableZoneIds().contains(value);
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    /** Macros such as {clickid} may stand in path and query; they are no part of the URL grammar yet. */
    public static boolean isWebUrl(String value) {
        try {
            URI uri = new URI(value.replaceAll("\\{+[A-Za-z0-9_.]+}+", "m").replace("|", "%7C").replace(" ", "%20"));
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return (scheme.equals("https") || scheme.equals("http")) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
