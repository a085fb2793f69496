package io.plumbline.reporting.attribution;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Words by their text, or by the bytes that a row has of them: a text is made once, not once a row. */
final class Words {

    private static final double FULL = 0.5;

    final Word none = new Word(null);
    private final Map<String, Word> byText = new HashMap<>();
    private byte[][] bytes = new byte[256][];
    private Word[] words = new Word[256];
    private int size;

    Word of(String text) {
        return text == null ? none : byText.computeIfAbsent(text, Word::new);
    }

    /** @param id whether the bytes are those of a UUID */
    Word of(byte[] row, int from, int length, boolean id) {
        int slot = slot(row, from, from + length);
        if (words[slot] == null) {
            words[slot] = of(id ? new UUID(Binary.number(row, from), Binary.number(row, from + Long.BYTES)).toString() : new String(row, from, length, StandardCharsets.UTF_8));
            bytes[slot] = Arrays.copyOfRange(row, from, from + length);
            Word found = words[slot];
            if (++size > words.length * FULL) {
                grow();
            }
            return found;
        }
        return words[slot];
    }

    private int slot(byte[] row, int from, int until) {
        int hash = until - from;
        for (int i = from; i < until; i++) {
            hash = 31 * hash + row[i];
        }
        int mask = words.length - 1;
        int slot = (hash ^ hash >>> 15) & mask;
        while (words[slot] != null && !Arrays.equals(bytes[slot], 0, bytes[slot].length, row, from, until)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        byte[][] oldBytes = bytes;
        Word[] oldWords = words;
        bytes = new byte[oldBytes.length * 2][];
        words = new Word[oldWords.length * 2];
        for (int i = 0; i < oldWords.length; i++) {
            if (oldWords[i] != null) {
                int slot = slot(oldBytes[i], 0, oldBytes[i].length);
                bytes[slot] = oldBytes[i];
                words[slot] = oldWords[i];
            }
        }
    }
}
