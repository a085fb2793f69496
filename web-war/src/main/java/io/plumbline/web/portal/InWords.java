package io.plumbline.web.portal;

import io.plumbline.reporting.api.Exports.Spelling;
import io.plumbline.reporting.api.Grid;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table as its page says it: names where it has keys, words where it has codes. What has names keeps its ids beside them, as files of reports do. */
final class InWords {

    private static final Set<String> NAMED = Set.of("campaign", "partner");
    private static final String STOP = " > ";

    private final List<String> header;
    private final String by;
    private final Spelling words;

    private InWords(List<String> header, String by, Spelling words) {
        this.header = header;
        this.by = by;
        this.words = words;
    }

    static Grid of(Grid grid, String by, Spelling words) {
        InWords said = new InWords(grid.header(), by, words);
        List<Integer> kept = IntStream.range(0, grid.header().size()).filter(said::isKept).boxed().toList();
        return new Grid(kept.stream().map(grid.header()::get).toList(), grid.rows().stream().map(row -> said.row(row, kept)).toList());
    }

    /** A key that is told by its word needs no column of its own. */
    private boolean isKept(int column) {
        return by == null || NAMED.contains(by) || !header.get(column).equals("key");
    }

    private List<Object> row(List<Object> cells, List<Integer> kept) {
        List<Object> said = new ArrayList<>();
        kept.forEach(column -> said.add(cell(header.get(column), cells.get(column), cells)));
        return said;
    }

    private Object cell(String column, Object cell, List<Object> row) {
        return switch (column) {
            case "channel", "model" -> word(column, cell);
            case "name" -> word(isReason(row) ? "reason" : by, cell == null ? row.get(header.indexOf("key")) : cell);
            case "from", "to" -> word(by, cell);
            case "path" -> Stream.of(cell.toString().split(STOP)).map(stop -> (String) word(by, stop)).collect(Collectors.joining(STOP));
            default -> cell;
        };
    }

    /** What restated figures has its reason where others have their key. */
    private boolean isReason(List<Object> row) {
        int model = header.indexOf("model");
        return model >= 0 && "restated-since".equals(row.get(model));
    }

    private Object word(String kind, Object cell) {
        return cell instanceof String code && kind != null ? words.of(kind, code) : cell;
    }
}
