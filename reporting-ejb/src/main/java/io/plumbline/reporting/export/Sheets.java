package io.plumbline.reporting.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Any table as a file, with the same care for formulas as reports. */
public final class Sheets {

    private Sheets() {
    }

    /** @param rows the first is the header; cells are text, numbers or null; @param xlsx CSV otherwise */
    public static void write(List<List<Object>> rows, boolean xlsx, OutputStream to) {
        ReportFile file = xlsx ? new XlsxFile(to) : new CsvFile(to);
        try {
            for (List<Object> row : rows) {
                file.row(row);
            }
            file.finish();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
