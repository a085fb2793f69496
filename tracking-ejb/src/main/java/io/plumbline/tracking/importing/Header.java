package io.plumbline.tracking.importing;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where our columns stand in a file. */
final class Header {

    /** Exports of ad platforms begin with a title and a date range. */
    private static final int LINES_BEFORE = 10;

    private final Map<String, Integer> positions;
    private final char delimiter;

    private Header(Map<String, Integer> positions, char delimiter) {
        this.positions = positions;
        this.delimiter = delimiter;
    }

    /**
     * Reads up to the header row and settles the delimiter.
     *
     * @param mapping our column name to the file's
     * @throws Unreadable when a required column is missing
     */
    static Header find(CsvRecords records, Columns columns, Map<String, String> mapping) throws IOException {
        String complaint = null;
        for (int i = 0; i < LINES_BEFORE; i++) {
            char delimiter = records.likelyDelimiter();
            records.settle(delimiter, Integer.MAX_VALUE);
            CsvRecords.Entry first = records.next();
            if (first == null || first.fault() != null) {
                break;
            }
            List<String> names = first.cells();
            Map<String, Integer> positions = new HashMap<>();
            String missing = locate(names, columns, mapping, positions);
            if (missing == null) {
                records.settle(delimiter, names.size());
                return new Header(positions, delimiter);
            }
            complaint = complaint == null ? missing : complaint;
        }
        throw new Unreadable(complaint == null ? "The file is empty: it needs a header row." : complaint);
    }

    char delimiter() {
        return delimiter;
    }

    /** @return null when the file has no such column or the row ends before it */
    String cell(List<String> cells, String column) {
        Integer position = positions.get(column);
        return position == null || position >= cells.size() ? null : cells.get(position);
    }

    boolean has(String column) {
        return positions.containsKey(column);
    }

    private static String locate(List<String> names, Columns columns, Map<String, String> mapping, Map<String, Integer> positions) {
        Map<String, Integer> inFile = new HashMap<>();
        Set<String> twice = new LinkedHashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String name = plain(names.get(i));
            if (!name.isEmpty() && inFile.putIfAbsent(name, i) != null) {
                twice.add(name);
            }
        }
        for (String column : columns.all()) {
            String wanted = plain(mapping.getOrDefault(column, column));
            if (inFile.containsKey(wanted)) {
                if (twice.contains(wanted)) {
                    return "The column " + wanted + " stands in the header twice.";
                }
                positions.put(column, inFile.get(wanted));
            } else if (mapping.containsKey(column)) {
                return "The file has no column " + mapping.get(column) + ", which is mapped to " + column + ".";
            }
        }
        for (List<String> oneOf : columns.required()) {
            if (oneOf.stream().noneMatch(positions::containsKey)) {
                return "The required column " + String.join(" or ", oneOf) + " is missing. The file has: " + shown(names) + ".";
            }
        }
        return null;
    }

    private static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static String shown(List<String> names) {
        String text = String.join(", ", names).replaceAll("\\p{Cntrl}", " ");
        return text.length() > 300 ? text.substring(0, 300) + "…" : text;
    }
}
