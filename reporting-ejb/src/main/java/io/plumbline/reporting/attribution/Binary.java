package io.plumbline.reporting.attribution;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Fields of a row as {@code COPY … (FORMAT binary)} sends it: their number, and each with its length before it, -1 for null. */
final class Binary {

    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] row;
    private int at;
    private int length;

    /** @return whether there is a row, and not the end of all */
    boolean open(byte[] bytes, int from) {
        row = bytes;
        at = from + Short.BYTES;
        length = 0;
        return (short) SHORT.get(bytes, from) > 0;
    }

    void next() {
        at += Math.max(0, length);
        length = (int) INT.get(row, at);
        at += Integer.BYTES;
    }

    long high() {
        return number(row, at);
    }

    long low() {
        return number(row, at + Long.BYTES);
    }

    Word word(Words words, boolean id) {
        return length < 0 ? words.none : words.of(row, at, length, id);
    }

    static long number(byte[] bytes, int from) {
        return (long) LONG.get(bytes, from);
    }
}
