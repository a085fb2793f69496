package io.plumbline.reporting.export;

import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.Exports;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The grid of a file: every entity has a column for its name and one for its id. */
final class Cells {

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,30}([.,]\\d{1,30})?");
    /** What spreadsheets take for the start of a formula, also in full width and after white space. */
    private static final Pattern FORMULA = Pattern.compile("[\\s\\p{Z}\\p{Cf}]*[=+\\-@|%＝＋－＠].*|[\\t\\r\\n].*", Pattern.DOTALL);

    private Cells() {
    }

    /** A text that a spreadsheet would run is shown as text; a number stays one. */
    static String harmless(String text) {
        return FORMULA.matcher(text).matches() && !NUMBER.matcher(text).matches() ? "'" + text : text;
    }

    static List<String> header(List<Answer.Column> columns) {
        List<String> header = new ArrayList<>();
        for (Answer.Column column : columns) {
            header.add(column.name());
            if (isEntity(column)) {
                header.add(column.name() + "Id");
            }
        }
        return header;
    }

    /** Cells are text, numbers, days, amounts or null. @param spelling of codes in dimensions */
    static List<Object> row(List<Answer.Column> columns, List<Object> values, String currency, Exports.Spelling spelling) {
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (isEntity(columns.get(i))) {
                Answer.Entity entity = (Answer.Entity) value;
                cells.add(entity == null ? null : entity.name());
                cells.add(entity == null ? null : entity.id());
            } else {
                cells.add("metric".equals(columns.get(i).kind()) ? figure(value, currency) : dimension(columns.get(i).name(), value, spelling));
            }
        }
        return cells;
    }

    private static Object figure(Object value, String currency) {
        return value instanceof String amount ? new Amount(new BigDecimal(amount), currency) : value;
    }

    private static Object dimension(String name, Object value, Exports.Spelling spelling) {
        if (value instanceof String text) {
            return "date".equals(name) ? LocalDate.parse(text) : spelling.of(name, text);
        }
        return value;
    }

    static List<Object> totals(List<Answer.Column> columns, List<Object> totals, String currency) {
        List<Object> cells = new ArrayList<>();
        for (Answer.Column column : columns) {
            if (column.kind().equals("dimension")) {
                cells.add(cells.isEmpty() ? "Total" : null);
                if (isEntity(column)) {
                    cells.add(null);
                }
            }
        }
        totals.forEach(total -> cells.add(figure(total, currency)));
        return cells;
    }

    private static boolean isEntity(Answer.Column column) {
        return List.of("advertiser", "campaign", "partner", "link", "destination", "experiment").contains(column.name());
    }
}
