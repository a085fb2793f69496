package io.plumbline.tracking.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text as the bytes it is kept as: most of it goes from the journal into the database and nobody reads it on the way. */
public final class Utf8 {

    private final byte[] bytes;
    private final int from;
    private final int length;

    /** @param bytes not written to any more */
    public Utf8(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.from = from;
        this.length = length;
    }

    public int length() {
        return length;
    }

    public void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, from, target, at, length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Utf8 text && Arrays.equals(bytes, from, from + length, text.bytes, text.from, text.from + text.length);
    }

    @Override
    public int hashCode() {
        int hash = length;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        return hash;
    }

    @Override
    public String toString() {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }
}
