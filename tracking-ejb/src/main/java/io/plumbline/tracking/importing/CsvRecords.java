package io.plumbline.tracking.importing;

import io.plumbline.tracking.importing.CsvLines.Line;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Records of RFC 4180. A record that breaks the rules is reported under its first line, and reading goes on with the line
 * after it: a stray quote otherwise swallows the good rows behind it, which no ready-made reader gives back.
 */
final class CsvRecords implements Closeable {

    /** Lines one record may span. */
    static final int TALLEST = 200;

    /** @param fault null, or the code of what is wrong with it as CSV */
    record Entry(long line, List<String> cells, String fault, String detail) {

        boolean blank() {
            return fault == null && cells.stream().allMatch(String::isBlank);
        }
    }

    private final CsvLines lines;
    private char delimiter = ',';
    private int width = Integer.MAX_VALUE;

    CsvRecords(CsvLines lines) {
        this.lines = lines;
    }

    /** The delimiter that the next line seems to use: whichever of comma and semicolon it has more of. */
    char likelyDelimiter() throws IOException {
        Line line = lines.next();
        if (line == null) {
            return ',';
        }
        lines.giveBack(List.of(line));
        return line.text().chars().filter(c -> c == ';').count() > line.text().chars().filter(c -> c == ',').count() ? ';' : ',';
    }

    /** @param width columns of the header: more cells than that are a fault */
    void settle(char delimiter, int width) {
        this.delimiter = delimiter;
        this.width = width;
    }

    /** The next record that is not blank. @return null at the end */
    Entry next() throws IOException {
        Entry entry;
        do {
            entry = any();
        } while (entry != null && entry.blank());
        return entry;
    }

    long bytesRead() {
        return lines.bytesRead();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private Entry any() throws IOException {
        List<Line> taken = new ArrayList<>(1);
        StringBuilder text = new StringBuilder();
        while (true) {
            Line line = lines.next();
            if (line == null) {
                return taken.isEmpty() ? null : fault(taken, "quote-unclosed", "A quotation mark is opened and never closed.");
            }
            text.append(taken.isEmpty() ? "" : "\n").append(line.text());
            taken.add(line);
            if (!line.whole() || text.length() > CsvLines.LONGEST) {
                return fault(taken, "line-too-long", "A line has at most " + CsvLines.LONGEST + " characters.");
            }
            List<String> cells = new ArrayList<>();
            switch (split(text, cells)) {
                case WHOLE:
                    return whole(taken, cells);
                case MALFORMED:
                    return fault(taken, "quote-malformed", "Text follows a closing quotation mark; a mark inside a quoted cell is written twice.");
                default:
                    if (taken.size() >= TALLEST) {
                        return fault(taken, "quote-unclosed", "A quotation mark is opened and not closed within " + TALLEST + " lines.");
                    }
            }
        }
    }

    private Entry whole(List<Line> taken, List<String> cells) {
        if (cells.size() > width && cells.subList(width, cells.size()).stream().anyMatch(cell -> !cell.isBlank())) {
            return fault(taken, "cells-too-many", "The row has more cells than the header; quote cells that contain the delimiter.");
        }
        return new Entry(taken.get(0).number(), cells, null, null);
    }

    private Entry fault(List<Line> taken, String code, String detail) {
        lines.giveBack(taken.subList(1, taken.size()));
        return new Entry(taken.get(0).number(), List.of(), code, detail);
    }

    private enum Split { WHOLE, OPEN, MALFORMED }

    private Split split(CharSequence text, List<String> cells) {
        int at = 0;
        while (true) {
            StringBuilder cell = new StringBuilder();
            if (at < text.length() && text.charAt(at) == '"') {
                at = quoted(text, at + 1, cell);
                if (at < 0) {
                    return Split.OPEN;
                }
                if (at < text.length() && text.charAt(at) != delimiter) {
                    return Split.MALFORMED;
                }
            } else {
                for (; at < text.length() && text.charAt(at) != delimiter; at++) {
                    cell.append(text.charAt(at));
                }
            }
            cells.add(cell.toString());
            if (at >= text.length()) {
                return Split.WHOLE;
            }
            at++;
        }
    }

    /** @return position behind the closing mark, or -1 when there is none */
    private static int quoted(CharSequence text, int at, StringBuilder cell) {
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c != '"') {
                cell.append(c);
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                cell.append('"');
                at++;
            } else {
                return at + 1;
            }
        }
        return -1;
    }
}
