package io.plumbline.reporting.export;

import io.plumbline.reporting.api.Answer;
import java.math.BigDecimal;
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

    /** Cells are text, numbers or null. */
    static List<Object> row(List<Answer.Column> columns, List<Object> values) {
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            if (isEntity(columns.get(i))) {
                Answer.Entity entity = (Answer.Entity) value;
                cells.add(entity == null ? null : entity.name());
                cells.add(entity == null ? null : entity.id());
            } else {
                cells.add("metric".equals(columns.get(i).kind()) && value instanceof String amount ? new BigDecimal(amount) : value);
            }
        }
        return cells;
    }

    static List<Object> totals(List<Answer.Column> columns, List<Object> totals) {
        List<Object> cells = new ArrayList<>();
        for (Answer.Column column : columns) {
            if (column.kind().equals("dimension")) {
                cells.add(cells.isEmpty() ? "Total" : null);
                if (isEntity(column)) {
                    cells.add(null);
                }
            }
        }
        totals.forEach(total -> cells.add(total instanceof String amount ? new BigDecimal(amount) : total));
        return cells;
    }

    private static boolean isEntity(Answer.Column column) {
        return List.of("advertiser", "campaign", "partner", "link", "destination").contains(column.name());
    }
}
