package io.plumbline.web.faces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What pages call to write a figure: {@code #{fmt.money(row.minor, row.currency)}}. See docs/portal-style.md. */
@Named("fmt")
@ApplicationScoped
public class Format {

    private static final double LEAST_CHANCE = 0.0001;
    private static final int SPARK_WIDTH = 120;
    private static final int SPARK_HEIGHT = 28;
    private static final int SPARK_POINTS = 400;
    /** Bundles and beginnings of keys in which codes have their words. */
    private static final Map<String, String[]> CODED = Map.of("channel", new String[] {"planning", "channel."}, "status", new String[] {"common", "status."},
            "verdict", new String[] {"tracking", "verdict."}, "device", new String[] {"planning", "device."}, "run", new String[] {"reports", "runs.kind."},
            "model", new String[] {"reports", "model."}, "reason", new String[] {"reports", "asof.reason."});

    public String exact(Number value) {
        return figures().exact(value);
    }

    /** An exchange rate: all of its decimals. */
    public String precise(Number value) {
        return figures().precise(value);
    }

    public String fixed(Number value, int decimals) {
        return figures().fixed(value, decimals);
    }

    /** A p-value: one that four decimals would make a zero is not zero. */
    public String chance(Number value) {
        return value != null && value.doubleValue() < LEAST_CHANCE ? "< " + fixed(LEAST_CHANCE, 4) : fixed(value, 4);
    }

    /** The same with its letter, in the middle of a sentence. */
    public String chanceOf(String letter, Number value) {
        String chance = chance(value);
        return letter + (chance.startsWith("<") ? " " : " = ") + chance;
    }

    public String compact(Number value) {
        return figures().compact(value);
    }

    public String percent(Number ratio) {
        return figures().percent(ratio);
    }

    public String amount(Number minor, String currency) {
        return figures().amount(minor, currency);
    }

    public String money(Number minor, String currency) {
        return figures().money(minor, currency);
    }

    public String majorMoney(Number major, String currency) {
        return figures().majorMoney(major, currency);
    }

    /** A decimal that a boundary hands out as text. */
    public BigDecimal decimal(String text) {
        return text == null || text.isBlank() ? null : new BigDecimal(text);
    }

    public String majorAmount(Number major, String currency) {
        return figures().majorAmount(major, currency);
    }

    public Figures.Change change(Number now, Number before) {
        return figures().change(now, before);
    }

    public Figures.Change changeOf(Number ratio) {
        return figures().change(ratio);
    }

    public String time(Instant at, Object zone) {
        return figures().time(at, zone(zone));
    }

    public String seconds(Instant at, Object zone) {
        return figures().seconds(at, zone(zone));
    }

    public String day(LocalDate day) {
        return figures().day(day);
    }

    /** @param month such as {@code 2026-11}, as the books name theirs; or null */
    public String month(Object month) {
        return figures().month(month == null ? null : YearMonth.parse(month.toString()));
    }

    /** A moment, a day or a month that programs have written, as people do; any other text as it is. */
    public String dated(String text, Object zone) {
        return figures().dated(text, zone(zone));
    }

    public String days(LocalDate from, LocalDate to) {
        return figures().days(from, to);
    }

    /** Fills {@code {0} {1}} of a bundle's text; apostrophes in the bundle stay as written. */
    public String text(String pattern, Object... values) {
        return figures().text(pattern, values);
    }

    /** What of these is known, one after the other; a dash for nothing. */
    public String joined(Object... parts) {
        String known = parts == null ? "" : Stream.of(parts).filter(Objects::nonNull).map(Object::toString).filter(part -> !part.isBlank()).collect(Collectors.joining(" · "));
        return known.isEmpty() ? Figures.NONE : known;
    }

    /** A sentence or a code of a room in the reader's language. */
    public String said(String text) {
        return Sentences.in(locale()).say(text);
    }

    /**
     * A code in the reader's words; what has none, as an own channel's name, stays as it was written.
     *
     * @param kind {@code channel}, {@code status}, {@code verdict}, {@code device} or {@code run}; of others nothing is a code
     */
    public String word(String kind, Object code) {
        return word(kind, code, locale());
    }

    /** The same where no page is being made, as for a file. */
    public static String word(String kind, Object code, Locale reader) {
        String[] home = kind == null ? null : CODED.get(kind);
        if (home == null || code == null) {
            return code == null ? null : code.toString();
        }
        ResourceBundle words = ResourceBundle.getBundle("io.plumbline.web.messages." + home[0], reader);
        return words.containsKey(home[1] + code) ? words.getString(home[1] + code) : code.toString();
    }

    /** Where journeys begin, stop and end: also what is said in place of a key, as where there is none. Stored names never read like that. */
    public String stop(String kind, Object code) {
        return stop(kind, code, locale());
    }

    public static String stop(String kind, Object code, Locale reader) {
        ResourceBundle words = ResourceBundle.getBundle("io.plumbline.web.messages.planning", reader);
        return code != null && words.containsKey("stop." + code) ? words.getString("stop." + code) : word(kind, code, reader);
    }

    public String list(java.util.List<String> words) {
        return String.join(", ", words);
    }

    /** An id short enough for a table; its page and its copy button have it whole. */
    public String shortId(Object id) {
        String text = id == null ? "" : id.toString();
        return text.isEmpty() ? Figures.NONE : text.length() <= 8 ? text : "…" + text.substring(text.length() - 8);
    }

    public boolean isText(Object value) {
        return value instanceof String;
    }

    /** The points of an SVG polyline in a box of 120 by 28; empty below two values, and where none is known. */
    public String spark(List<? extends Number> values) {
        List<Double> numbers = new ArrayList<>();
        if (values != null) {
            values.stream().limit(SPARK_POINTS).forEach(v -> numbers.add(v == null ? 0d : v.doubleValue()));
        }
        if (numbers.size() < 2 || values.stream().allMatch(Objects::isNull)) {
            return "";
        }
        double low = Math.min(0, numbers.stream().min(Double::compare).orElse(0d));
        double high = numbers.stream().max(Double::compare).orElse(0d);
        double span = high - low == 0 ? 1 : high - low;
        StringJoiner points = new StringJoiner(" ");
        for (int i = 0; i < numbers.size(); i++) {
            double x = i * (double) SPARK_WIDTH / (numbers.size() - 1);
            double y = SPARK_HEIGHT - 2 - (numbers.get(i) - low) / span * (SPARK_HEIGHT - 4);
            points.add(String.format(Locale.ROOT, "%.1f,%.1f", x, y));
        }
        return points.toString();
    }

    /** A share between 0 and 100 for a bar; null when there is nothing to divide by. */
    public BigDecimal share(Number part, Number whole) {
        if (part == null || whole == null || whole.doubleValue() == 0) {
            return null;
        }
        double percent = Math.max(0, Math.min(100, part.doubleValue() * 100 / whole.doubleValue()));
        return BigDecimal.valueOf(Math.round(percent * 10), 1);
    }

    private static ZoneId zone(Object zone) {
        if (zone instanceof ZoneId id) {
            return id;
        }
        try {
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone.toString());
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    private static Figures figures() {
        return new Figures(locale());
    }

    private static Locale locale() {
        FacesContext faces = FacesContext.getCurrentInstance();
        return faces == null || faces.getViewRoot() == null ? Locale.ENGLISH : faces.getViewRoot().getLocale();
    }
}
