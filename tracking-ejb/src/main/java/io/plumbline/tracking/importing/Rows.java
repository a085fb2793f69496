package io.plumbline.tracking.importing;

import java.util.List;
import java.util.UUID;

/**
 * What the rows of one kind of file mean, for one import.
 *
 * @param <R> a row understood and checked, ready to be written
 */
interface Rows<R> {

    /** @throws BadRow when it cannot be taken */
    R read(Row row);

    /** In the caller's transaction. @return for each whether it was new */
    List<Boolean> write(List<R> rows);

    /** Equal for rows that would be one: a dry run leaves nothing behind in which the database could find repeats. */
    UUID key(R row);

    /** After the last row of a file that was read to its end. */
    default void done() {
    }
}
