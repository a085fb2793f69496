package io.plumbline.web.api;

import io.plumbline.shared.Invalid;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.PageRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The query parameters of one request. A name that the endpoint does not know is refused: a filter must not be ignored. */
public final class Query {

    private static final int MAX_VALUE = 4000;
    private static final Set<String> PAGING = Set.of("limit", "cursor");

    private final Map<String, List<String>> given;

    /** From the servlet: what JAX-RS offers is decoded twice here, and {@code %2526} or {@code %25} would come out as something else. */
    public Query(HttpServletRequest http, String... known) {
        this(lists(http.getParameterMap()), known);
    }

    Query(Map<String, List<String>> given, String... known) {
        Set<String> names = Set.of(known);
        given.forEach((name, values) -> check(name, values, names));
        this.given = given;
    }

    private static Map<String, List<String>> lists(Map<String, String[]> arrays) {
        return arrays.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    }

    private static void check(String name, List<String> values, Set<String> known) {
        if (!known.contains(name) && !PAGING.contains(name)) {
            String shown = name.length() > 64 ? name.substring(0, 64) : name;
            throw new Invalid(shown.replace("/", "~1"), "parameter-unknown", "There is no parameter of this name here.");
        }
        if (values.size() > 1) {
            throw new Invalid(name, "parameter-repeated", "Give this parameter once.");
        }
        if (values.get(0).length() > MAX_VALUE) {
            throw new Invalid(name, "too-long", "At most " + MAX_VALUE + " characters.");
        }
        if (values.get(0).chars().anyMatch(Character::isISOControl) || values.get(0).indexOf('\uFFFD') >= 0) {
            throw new Invalid(name, "control-character", "Control characters and malformed UTF-8 are not allowed here.");
        }
    }

    /** Null when absent or empty. */
    public String text(String name) {
        List<String> values = given.get(name);
        return values == null || values.isEmpty() || values.get(0).isBlank() ? null : values.get(0).strip();
    }

    public UUID id(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            if (text.length() == 36) {
                return UUID.fromString(text);
            }
        } catch (IllegalArgumentException malformed) {
            // answered below
        }
        throw new Invalid(name, "id-malformed", "This is not an id of this system.");
    }

    public <E extends Enum<E> & Keyed> E key(Class<E> type, String name) {
        String text = text(name);
        return text == null ? null : Keyed.of(type, name, text);
    }

    public boolean flag(String name) {
        String text = text(name);
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw new Invalid(name, "flag-malformed", "Use true or false.");
        }
        return "true".equals(text);
    }

    public LocalDate day(String name) {
        String text = text(name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            throw new Invalid(name, "day-malformed", "Write a day such as 2026-05-04.");
        }
    }

    /** A time, or the end of a day in UTC: what was there on that day. */
    public Instant time(String name) {
        return time(name, 1);
    }

    /** A time, or the beginning of a day in UTC. */
    public Instant from() {
        return time("from", 0);
    }

    /** A time, exclusive, or the end of a day in UTC: a day asked for is included. */
    public Instant to() {
        return time("to", 1);
    }

    /** A time, or the beginning of a day in UTC; null when it is not asked for. */
    public Instant instant(String name) {
        return time(name, 0);
    }

    public PageRequest page() {
        return PageRequest.of(number("limit"), text("cursor"));
    }

    public Integer number(String name) {
        String text = text(name);
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException malformed) {
            throw new Invalid(name, "number-malformed", "Write a whole number.");
        }
    }

    private Instant time(String name, int daysOn) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).plusDays(daysOn).atStartOfDay(ZoneOffset.UTC).toInstant();
            }
            // An unescaped + of an offset arrives as a space.
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException malformed) {
            throw new Invalid(name, "time-malformed", "Write a day such as 2026-05-04, or a time such as 2026-05-04T10:15:00Z.");
        }
    }
}
