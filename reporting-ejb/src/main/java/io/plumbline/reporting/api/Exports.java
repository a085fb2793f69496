package io.plumbline.reporting.api;

import java.io.OutputStream;

/** The whole answer as a file, streamed; cells that a spreadsheet would run as a formula are neutralised. */
public interface Exports {

    void csv(Question question, OutputStream to);

    void xlsx(Question question, OutputStream to);

    /** Writes a table that some other answer was made into. */
    void csv(Grid grid, OutputStream to);

    void xlsx(Grid grid, OutputStream to);
}
