package io.plumbline.reporting.export;

import java.io.IOException;
import java.util.List;

/** A file that is written row by row. */
interface ReportFile {

    /** @param cells text, numbers, days ({@code LocalDate}), {@link Amount}s or null */
    void row(List<?> cells) throws IOException;

    void finish() throws IOException;
}
