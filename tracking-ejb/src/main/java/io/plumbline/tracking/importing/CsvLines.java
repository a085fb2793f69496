package io.plumbline.tracking.importing;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Physical lines of a text file, ended by LF, CRLF or CR, with a limit on their length and a way to give some back: a quote
 * that was never closed must cost its own line only.
 */
final class CsvLines implements Closeable {

    static final int LONGEST = 1 << 20;

    /** What stands for bytes that are no UTF-8. */
    static final char BROKEN = '\uFFFD';

    /** @param text cut at {@link #LONGEST} characters; {@code whole} is false then */
    record Line(long number, String text, boolean whole) {
    }

    private final Counting bytes;
    private final Reader reader;
    private final char[] buffer = new char[1 << 16];
    private final Deque<Line> givenBack = new ArrayDeque<>();
    private int at;
    private int end;
    private long number;

    CsvLines(InputStream file) throws IOException {
        bytes = new Counting(file);
        reader = new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE).onUnmappableCharacter(CodingErrorAction.REPLACE));
        if (peek() == '\uFEFF') {
            at++;
        }
    }

    /** Bytes taken from the file so far, a buffer ahead of the lines. */
    long bytesRead() {
        return bytes.count;
    }

    /** @return null at the end */
    Line next() throws IOException {
        if (!givenBack.isEmpty()) {
            return givenBack.pop();
        }
        int c = read();
        if (c < 0) {
            return null;
        }
        number++;
        StringBuilder text = new StringBuilder();
        boolean whole = true;
        for (; c >= 0 && c != '\n' && c != '\r'; c = read()) {
            if (text.length() < LONGEST) {
                text.append((char) c);
            } else {
                whole = false;
            }
        }
        if (c == '\r' && peek() == '\n') {
            at++;
        }
        return new Line(number, text.toString(), whole);
    }

    /** @param lines in their order; they come again before any other */
    void giveBack(List<Line> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            givenBack.push(lines.get(i));
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private int read() throws IOException {
        int c = peek();
        at++;
        return c;
    }

    private int peek() throws IOException {
        if (at >= end) {
            end = reader.read(buffer, 0, buffer.length);
            at = 0;
        }
        return end <= 0 ? -1 : buffer[at];
    }

    private static final class Counting extends FilterInputStream {

        private long count;

        Counting(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int got = super.read(into, offset, length);
            count += Math.max(got, 0);
            return got;
        }
    }
}
