package io.plumbline.web.portal.conversion;

import io.plumbline.web.faces.Format;
import io.plumbline.web.portal.Spoken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a step of a decision trace knew, for people: names as words, moments and days as elsewhere on the page. */
@Named
@ApplicationScoped
public class TraceWords {

    private static final Spoken TRACKING = new Spoken("tracking");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private final Format fmt = new Format();

    /** What no bundle knows is taken apart where its parts begin with a capital. */
    public String name(String key) {
        return TRACKING.orElse("trace.fact." + key, key.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT));
    }

    public String value(String value, ZoneId zone) {
        if (MOMENT.matcher(value).matches()) {
            return fmt.seconds(Instant.parse(value), zone);
        }
        if (DAY.matcher(value).matches()) {
            return fmt.day(LocalDate.parse(value));
        }
        return value.equals("true") || value.equals("false") ? TRACKING.of(value.equals("true") ? "conversion.yes" : "conversion.no") : value;
    }
}
