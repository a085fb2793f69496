package io.plumbline.reporting.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** RFC 4180, UTF-8 without a byte order mark: for programs. People who open it in a spreadsheet take the XLSX. */
final class CsvFile implements ReportFile {

    private final Writer out;

    CsvFile(OutputStream to) {
        out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    }

    @Override
    public void row(List<?> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            out.write(i == 0 ? "" : ",");
            out.write(field(cells.get(i)));
        }
        out.write("\r\n");
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }

    private static String field(Object cell) {
        if (cell == null) {
            return "";
        }
        if (cell instanceof Amount amount) {
            return amount.value().toPlainString();
        }
        if (cell instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (cell instanceof Number number) {
            return number.toString();
        }
        String text = Cells.harmless(cell.toString());
        boolean quote = text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';');
        return quote ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
