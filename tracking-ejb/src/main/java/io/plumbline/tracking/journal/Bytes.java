package io.plumbline.tracking.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes in the making. */
final class Bytes {

    private byte[] bytes = new byte[1024];
    private int size;

    void put(byte value) {
        room(1);
        bytes[size++] = value;
    }

    void putShort(int value) {
        room(2);
        bytes[size++] = (byte) (value >>> 8);
        bytes[size++] = (byte) value;
    }

    void putInt(int value) {
        putShort(value >>> 16);
        putShort(value);
    }

    void putLong(long value) {
        putInt((int) (value >>> 32));
        putInt((int) value);
    }

    /** Length, then UTF-8. Most text is plain ASCII and copied as it is. */
    void putText(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        putInt(encoded.length);
        room(encoded.length);
        System.arraycopy(encoded, 0, bytes, size, encoded.length);
        size += encoded.length;
    }

    byte[] done() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
