package io.plumbline.web.faces;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;

/** How Plumbline writes figures, in one place: grouped by a narrow space, a dash where there is no value, never 0 or NaN. */
public final class Figures {

    static final String NONE = "—";
    /** Narrow and unbreakable, so that a figure never wraps in its middle. */
    static final char GAP = '\u202f';
    private static final String MINUS = "−";
    private static final Pattern DATED = Pattern.compile("\\d{4}-\\d\\d(-\\d\\d(T\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?Z)?)?");
    private static final int MONTH_LENGTH = "2026-11".length();
    private static final BigDecimal COMPACT_FROM = BigDecimal.valueOf(10_000);

    private final Locale locale;

    public Figures(Locale locale) {
        this.locale = locale;
    }

    String precise(Number value) {
        return value == null || notANumber(value) ? NONE : plain(decimal(value), 0, 10);
    }

    public String exact(Number value) {
        return value == null || notANumber(value) ? NONE : plain(decimal(value), 0, 6);
    }

    public String fixed(Number value, int decimals) {
        return value == null || notANumber(value) ? NONE : plain(decimal(value), decimals, decimals);
    }

    String compact(Number value) {
        if (value == null || notANumber(value)) {
            return NONE;
        }
        BigDecimal number = decimal(value);
        if (number.abs().compareTo(COMPACT_FROM) < 0) {
            return plain(number, 0, number.abs().compareTo(BigDecimal.valueOf(100)) < 0 ? 2 : 0);
        }
        boolean german = Locale.GERMAN.getLanguage().equals(locale.getLanguage());
        String[] units = german ? new String[] {"k", "Mio.", "Mrd."} : new String[] {"k", "M", "bn"};
        int unit = 0;
        BigDecimal scaled = number.movePointLeft(3);
        // 999 960 would otherwise read "1 000.0 k".
        while (unit < units.length - 1 && scaled.abs().setScale(1, RoundingMode.HALF_UP).compareTo(BigDecimal.valueOf(1000)) >= 0) {
            scaled = scaled.movePointLeft(3);
            unit++;
        }
        return plain(scaled, 1, 1) + GAP + units[unit];
    }

    public String percent(Number ratio) {
        return ratio == null || notANumber(ratio) ? NONE : plain(decimal(ratio).movePointRight(2), 1, 1) + GAP + "%";
    }

    /** The amount alone, with the currency's own decimals: {@code 1 284.50}, {@code 1 285} for yen. */
    String amount(Number minor, String currency) {
        if (minor == null || notANumber(minor)) {
            return NONE;
        }
        int digits = digits(currency);
        return plain(decimal(minor).movePointLeft(digits), digits, digits);
    }

    String money(Number minor, String currency) {
        return minor == null ? NONE : amount(minor, currency) + (currency == null ? "" : GAP + currency);
    }

    /** Money that is a decimal in major units already, as report cells are. */
    public String majorMoney(Number major, String currency) {
        if (major == null || notANumber(major)) {
            return NONE;
        }
        int digits = digits(currency);
        return plain(decimal(major), digits, digits) + (currency == null ? "" : GAP + currency);
    }

    /** An amount in major units with the currency's decimals, the currency standing in the header. */
    String majorAmount(Number major, String currency) {
        return major == null || notANumber(major) ? NONE : plain(decimal(major), digits(currency), digits(currency));
    }

    /** The relative change with its sign, or a dash when there is nothing to compare with. */
    Change change(Number now, Number before) {
        if (now == null || before == null || notANumber(now) || notANumber(before) || decimal(before).signum() == 0) {
            return new Change(NONE, 0);
        }
        BigDecimal was = decimal(before);
        return change(decimal(now).subtract(was).divide(was.abs(), 6, RoundingMode.HALF_UP));
    }

    Change change(Number ratio) {
        if (ratio == null || notANumber(ratio)) {
            return new Change(NONE, 0);
        }
        BigDecimal shown = decimal(ratio).movePointRight(2).setScale(1, RoundingMode.HALF_UP);
        String sign = shown.signum() > 0 ? "+" : "";
        return new Change(sign + plain(shown, 1, 1) + GAP + "%", shown.signum());
    }

    /** Breaks between day and hour only. */
    public String time(Instant at, ZoneId zone) {
        return at == null ? NONE : pattern("d\u00a0MMM\u00a0uuuu, HH:mm", "d.\u00a0MMM\u00a0uuuu, HH:mm").withZone(zone).format(at);
    }

    String seconds(Instant at, ZoneId zone) {
        return at == null ? NONE : pattern("d\u00a0MMM\u00a0uuuu, HH:mm:ss", "d.\u00a0MMM\u00a0uuuu, HH:mm:ss").withZone(zone).format(at);
    }

    public String day(LocalDate day) {
        return day == null ? NONE : pattern("d\u00a0MMM\u00a0uuuu", "d.\u00a0MMM\u00a0uuuu").format(day);
    }

    public String month(YearMonth month) {
        return month == null ? NONE : pattern("LLLL\u00a0uuuu", "LLLL\u00a0uuuu").format(month);
    }

    /** A moment, a day or a month that programs have written, as people do; any other text as it is. */
    String dated(String text, ZoneId zone) {
        try {
            return text == null || !DATED.matcher(text).matches() ? text : text.endsWith("Z") ? seconds(Instant.parse(text), zone)
                    : text.length() == MONTH_LENGTH ? month(YearMonth.parse(text)) : day(LocalDate.parse(text));
        } catch (DateTimeException noSuchDay) {
            return text;
        }
    }

    String days(LocalDate from, LocalDate to) {
        if (from.equals(to)) {
            return day(to);
        }
        boolean sameYear = from.getYear() == to.getYear();
        return (sameYear ? pattern("d\u00a0MMM", "d.\u00a0MMM").format(from) : day(from)) + " – " + day(to);
    }

    public String text(String pattern, Object... values) {
        Object[] shown = new Object[values.length];
        for (int i = 0; i < values.length; i++) {
            shown[i] = values[i] instanceof Number number ? exact(number) : values[i];
        }
        return new MessageFormat(Counted.said(pattern, at -> String.valueOf(shown[at])).replace("'", "''"), locale).format(shown);
    }

    private DateTimeFormatter pattern(String english, String german) {
        return DateTimeFormatter.ofPattern("de".equals(locale.getLanguage()) ? german : english, locale);
    }

    private String plain(BigDecimal number, int least, int most) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
        symbols.setGroupingSeparator(GAP);
        DecimalFormat format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        format.setRoundingMode(RoundingMode.HALF_UP);
        format.setNegativePrefix(MINUS);
        String text = format.format(number);
        return text.equals(MINUS + format.format(0)) ? format.format(0) : text;
    }

    static int digits(String currency) {
        try {
            return currency == null ? 2 : Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException unknown) {
            return 2;
        }
    }

    private static boolean notANumber(Number value) {
        return value instanceof Double d && !Double.isFinite(d) || value instanceof Float f && !Float.isFinite(f);
    }

    private static BigDecimal decimal(Number value) {
        return value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString());
    }

    /** A change as text, with its direction: 1 up, -1 down, 0 flat or unknown. */
    public record Change(String text, int direction) {

        public String getArrow() {
            return direction > 0 ? "▲" : direction < 0 ? "▼" : "";
        }

        /** Whether this is good news, given which direction is better. */
        public String tone(boolean betterUp) {
            if (direction == 0) {
                return "flat";
            }
            return direction > 0 == betterUp ? "good" : "bad";
        }
    }
}
