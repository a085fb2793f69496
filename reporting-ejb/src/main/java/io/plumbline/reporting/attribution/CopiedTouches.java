package io.plumbline.reporting.attribution;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Touches out of {@code COPY … (FORMAT binary)}: person, time, interaction, channel and, where it is another column, the key. */
final class CopiedTouches {

    private static final int HEADER = 19;
    private static final long EPOCH_MICROS = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond() * 1_000_000;

    private CopiedTouches() {
    }

    static void read(Connection connection, String select, String column, Words words, Touches.Listener listener) throws SQLException {
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (" + select + ") to stdout (format binary)");
        try {
            Binary fields = new Binary();
            int from = HEADER;
            // One message is one row; the header comes with the first.
            for (byte[] message = copy.readFromCopy(); message != null; message = copy.readFromCopy()) {
                if (fields.open(message, from)) {
                    touch(fields, column, words, listener);
                }
                from = 0;
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void touch(Binary fields, String column, Words words, Touches.Listener listener) throws SQLException {
        fields.next();
        long high = fields.high();
        long low = fields.low();
        fields.next();
        long micros = fields.high() + EPOCH_MICROS;
        fields.next();
        Word interaction = fields.word(words, false);
        fields.next();
        Word channel = fields.word(words, false);
        Word key = channel;
        if (!column.equals(Touches.CHANNEL)) {
            fields.next();
            key = fields.word(words, column.endsWith("_id"));
        }
        listener.touch(high, low, micros, interaction, channel, key);
    }
}
