package io.plumbline.reporting.api;

import java.io.OutputStream;
import java.util.List;

/** The whole answer as a file, streamed; cells that a spreadsheet would run as a formula are neutralised. */
public interface Exports {

    /** How codes of a dimension are written, for people. */
    @FunctionalInterface
    interface Spelling {

        /** As they are. */
        Spelling CODES = (dimension, code) -> code;

        /** @return itself for what is no code */
        String of(String dimension, String code);
    }

    void csv(Question question, Spelling spelling, OutputStream to);

    void xlsx(Question question, Spelling spelling, OutputStream to);

    /** Writes a table that some other answer was made into. */
    void csv(Grid grid, OutputStream to);

    void xlsx(Grid grid, OutputStream to);

    /** Writes rows as they come, however many there are. */
    void csv(List<String> header, Iterable<List<Object>> rows, OutputStream to);
}
