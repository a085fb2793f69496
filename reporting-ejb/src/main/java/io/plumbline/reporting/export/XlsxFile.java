package io.plumbline.reporting.export;

import io.plumbline.shared.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Cells are typed here: a text is never run as a formula, so it is written as it is. */
final class XlsxFile implements ReportFile {

    private static final int MAX_TEXT = 32_767;
    private static final int FLUSH_EVERY = 1000;
    private static final String DAY = "yyyy-mm-dd";

    private final Workbook workbook;
    private final Worksheet sheet;
    private int rows;

    XlsxFile(OutputStream to) {
        workbook = new Workbook(to, "Plumbline", "1.0");
        sheet = workbook.newWorksheet("Report");
        sheet.freezePane(0, 1);
    }

    @Override
    public void row(List<?> cells) throws IOException {
        for (int column = 0; column < cells.size(); column++) {
            Object cell = cells.get(column);
            if (cell instanceof Amount amount) {
                sheet.value(rows, column, amount.value());
                sheet.style(rows, column).format(format(amount)).set();
            } else if (cell instanceof LocalDate day) {
                sheet.value(rows, column, day);
                sheet.style(rows, column).format(DAY).set();
            } else if (cell instanceof BigDecimal number) {
                sheet.value(rows, column, number);
            } else if (cell instanceof Number number) {
                sheet.value(rows, column, number);
            } else if (cell != null) {
                sheet.value(rows, column, printable(cell.toString()));
            }
        }
        rows++;
        if (rows % FLUSH_EVERY == 0) {
            sheet.flush();
        }
    }

    @Override
    public void finish() throws IOException {
        workbook.finish();
    }

    /** At least the currency's decimals; a cost per click may have more. */
    private static String format(Amount amount) {
        int digits = Money.digits(amount.currency());
        int more = Math.max(0, amount.value().scale() - digits);
        return "#,##0" + (digits + more > 0 ? "." : "") + "0".repeat(digits) + "#".repeat(more) + " \"" + amount.currency() + "\"";
    }

    /** XML has no place for control characters, a cell none for more than 32,767 characters. */
    private static String printable(String text) {
        String clean = text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]", "");
        return clean.length() <= MAX_TEXT ? clean : clean.substring(0, MAX_TEXT);
    }
}
