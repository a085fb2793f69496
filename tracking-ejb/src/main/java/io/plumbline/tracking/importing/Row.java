package io.plumbline.tracking.importing;

import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** A data row, read by our column names. A cell is text: {@code =1+1} is four characters. */
final class Row {

    private static final Pattern DOT = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)");
    private static final Pattern COMMA = Pattern.compile("[+-]?(\\d+(,\\d*)?|,\\d+)");
    private static final Pattern GROUPED = Pattern.compile("[+-]?\\d{1,3}([., '’\u00A0\u202F]\\d{3})+([.,]\\d+)?");
    private static final Pattern ONE_GROUP = Pattern.compile("[+-]?[1-9]\\d{0,2}[.,]\\d{3}");
    private static final int LONGEST_NUMBER = 30;
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    private final List<String> cells;
    private final Header header;

    Row(List<String> cells, Header header) {
        this.cells = cells;
        this.header = header;
    }

    boolean totals() {
        return !cells.isEmpty() && cells.get(0).strip().toLowerCase(Locale.ROOT).startsWith("total");
    }

    /** @return null when blank or absent */
    String text(String column, int max) {
        String cell = header.cell(cells, column);
        if (cell == null || cell.isBlank()) {
            return null;
        }
        String text = cell.strip();
        if (text.indexOf(CsvLines.BROKEN) >= 0) {
            throw new BadRow(column, "encoding-malformed", "The cell is not valid UTF-8.");
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new BadRow(column, "control-character", "Line breaks and control characters are not allowed here.");
        }
        if (text.length() > max) {
            throw new BadRow(column, "too-long", "At most " + max + " characters.");
        }
        return text;
    }

    String required(String column, int max) {
        String text = text(column, max);
        if (text == null) {
            throw new BadRow(column, "required", "This cell is required.");
        }
        return text;
    }

    /** @return null when blank */
    Instant time(String column) {
        String text = text(column, 64);
        try {
            return text == null ? null : Times.instant(text);
        } catch (DateTimeException malformed) {
            throw new BadRow(column, "time-malformed", "Write a time such as 2026-11-20T14:05:00Z; it says " + text + ".");
        }
    }

    Instant past(String column, Instant latest) {
        Instant time = time(column);
        if (time == null) {
            throw new BadRow(column, "required", "This cell is required.");
        }
        return past(column, time, latest);
    }

    static Instant past(String column, Instant time, Instant latest) {
        if (time.isAfter(latest)) {
            throw new BadRow(column, "time-in-future", "The time " + time + " lies in the future.");
        }
        if (time.isBefore(EARLIEST)) {
            throw new BadRow(column, "time-out-of-range", "The time " + time + " lies before 1990.");
        }
        return time;
    }

    LocalDate date(String column) {
        String text = required(column, 64);
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            throw new BadRow(column, "date-malformed", "Write a day such as 2026-11-20; it says " + text + ".");
        }
    }

    UUID id(String column) {
        String text = text(column, 256);
        try {
            return text == null ? null : UUID.fromString(text.length() == 36 ? text : "");
        } catch (IllegalArgumentException malformed) {
            throw new BadRow(column, "id-malformed", "This is no id of this system: " + text + ".");
        }
    }

    /** Yes or no in the ways spreadsheets write it; null when blank. */
    Boolean flag(String column) {
        String text = text(column, 16);
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "1", "true", "yes", "y", "ja", "new" -> true;
            case "0", "false", "no", "n", "nein", "existing" -> false;
            default -> throw new BadRow(column, "value-malformed", "Write 1 or 0; it says " + text + ".");
        };
    }

    /** A count, never negative; null when blank. */
    Long count(String column) {
        String text = text(column, LONGEST_NUMBER);
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,15}")) {
            throw new BadRow(column, "number-malformed", "Write a whole number without separators; it says " + text + ".");
        }
        return Long.valueOf(text);
    }

    /**
     * A decimal with a dot. With {@code ;} between the cells a comma may stand for the dot, as programs set to German or
     * French write it; what could then be a thousand or a decimal is refused instead of guessed.
     *
     * @return null when blank; never negative
     */
    BigDecimal amount(String column) {
        String text = text(column, 64);
        if (text == null) {
            return null;
        }
        boolean commas = header.delimiter() == ';';
        if (commas && ONE_GROUP.matcher(text).matches()) {
            throw new BadRow(column, "amount-ambiguous", "This may be a thousand or a decimal: write 1234 or 1,2340; it says " + text + ".");
        }
        boolean plain = text.length() <= LONGEST_NUMBER && (DOT.matcher(text).matches() || commas && COMMA.matcher(text).matches());
        if (!plain) {
            throw GROUPED.matcher(text).matches()
                    ? new BadRow(column, "thousands-separator", "Write amounts without thousands separators; it says " + text + ".")
                    : new BadRow(column, "amount-malformed", "Write a decimal number such as 12.34; it says " + text + ".");
        }
        BigDecimal amount = new BigDecimal(text.replace(',', '.'));
        if (amount.signum() < 0) {
            throw new BadRow(column, "amount-negative", "The amount cannot be negative; it says " + text + ".");
        }
        return amount;
    }

    /** @return amount in major units that the currency can hold, or null when blank */
    String money(String column, String currency) {
        BigDecimal amount = amount(column);
        return amount == null ? null : checked(column, () -> Money.of(amount.toPlainString(), currency).amount().toPlainString());
    }

    String currency(String column, String otherwise) {
        String text = text(column, 64);
        if (text == null) {
            return otherwise;
        }
        String code = text.toUpperCase(Locale.ROOT);
        return checked(column, () -> {
            Money.digits(code);
            return code;
        });
    }

    static <T> T checked(String column, java.util.function.Supplier<T> rule) {
        try {
            return rule.get();
        } catch (Invalid no) {
            throw new BadRow(column, no.code(), no.getMessage());
        }
    }
}
