package io.plumbline.tracking.bulk;

import io.plumbline.tracking.store.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** {@code COPY … (FORMAT binary)}: the server neither parses nor plans. */
final class CopiedRows implements Rows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final long EPOCH = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final int CHUNK = 64 * 1024;

    /** A {@code COPY} makes room for a thousand rows before it takes the first, and a commit waits for the disk: half as many again as on H2 share that. More would live so long that the collector copies them. */
    @Override
    public int most() {
        return 3_000;
    }

    @Override
    public void write(Connection connection, String table, List<String> columns, List<Object[]> rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI()
                .copyIn("copy " + table + " (" + String.join(", ", columns) + ") from stdin (format binary)");
        try {
            Chunk out = new Chunk(copy);
            out.bytes(SIGNATURE);
            for (Object[] row : rows) {
                out.row(row);
            }
            out.number(Short.BYTES, -1);
            out.flush();
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /** What is on its way. Not a stream: those of the library take a lock for each byte of a length. */
    private static final class Chunk {

        private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
        private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
        private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

        private final CopyIn copy;
        private byte[] bytes = new byte[CHUNK + CHUNK / 4];
        private int size;

        Chunk(CopyIn copy) {
            this.copy = copy;
        }

        void row(Object[] row) throws SQLException {
            number(Short.BYTES, row.length);
            for (Object value : row) {
                value(value);
            }
            if (size >= CHUNK) {
                flush();
            }
        }

        void flush() throws SQLException {
            copy.writeToCopy(bytes, 0, size);
            size = 0;
        }

        private void value(Object value) {
            if (value == null) {
                number(Integer.BYTES, -1);
            } else if (value instanceof Utf8 text) {
                number(Integer.BYTES, text.length());
                text.copyTo(bytes, room(text.length()));
            } else if (value instanceof String text) {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                number(Integer.BYTES, utf8.length);
                bytes(utf8);
            } else if (value instanceof UUID id) {
                number(Integer.BYTES, 16);
                number(Long.BYTES, id.getMostSignificantBits());
                number(Long.BYTES, id.getLeastSignificantBits());
            } else if (value instanceof Instant at) {
                sized(Long.BYTES, (at.getEpochSecond() - EPOCH) * 1_000_000 + at.getNano() / 1_000);
            } else if (value instanceof Long number) {
                sized(Long.BYTES, number);
            } else if (value instanceof Integer number) {
                sized(Integer.BYTES, number);
            } else if (value instanceof Boolean yes) {
                sized(Byte.BYTES, yes ? 1 : 0);
            } else if (value instanceof LocalDate day) {
                sized(Integer.BYTES, day.toEpochDay() - EPOCH_DAY);
            } else {
                throw new IllegalArgumentException("Cannot copy a " + value.getClass());
            }
        }

        private void sized(int width, long value) {
            number(Integer.BYTES, width);
            number(width, value);
        }

        void number(int width, long value) {
            int at = room(width);
            switch (width) {
                case Long.BYTES -> LONG.set(bytes, at, value);
                case Integer.BYTES -> INT.set(bytes, at, (int) value);
                case Short.BYTES -> SHORT.set(bytes, at, (short) value);
                default -> bytes[at] = (byte) value;
            }
        }

        void bytes(byte[] more) {
            System.arraycopy(more, 0, bytes, room(more.length), more.length);
        }

        /** @return where the next so many bytes go */
        private int room(int more) {
            int at = size;
            size += more;
            if (size > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(size, bytes.length * 2));
            }
            return at;
        }
    }
}
