package io.plumbline.web.portal.attribution;

import io.plumbline.reporting.api.AttributionAnswer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An answer turned round: a line for each key, a cell for each model or stretch of time; most credit first. */
public final class SideBySide {

    private final AttributionAnswer answer;

    SideBySide(AttributionAnswer answer) {
        this.answer = answer;
    }

    /** @param cells in the order of the columns */
    public record Line(String key, String name, List<AttributionAnswer.Row> cells) {
    }

    public List<String> getModels() {
        return answer.models().stream().map(AttributionAnswer.ModelResult::model).toList();
    }

    public List<Line> getLines() {
        return lines(answer.models().stream().map(AttributionAnswer.ModelResult::rows).toList());
    }

    List<Line> overTime(String model) {
        return lines(answer.series().stream().map(stretch -> stretch.models().stream().filter(m -> m.model().equals(model)).findFirst()
                .map(AttributionAnswer.ModelResult::rows).orElse(List.of())).toList());
    }

    private static List<Line> lines(List<List<AttributionAnswer.Row>> columns) {
        Map<String, String> names = new LinkedHashMap<>();
        columns.stream().flatMap(List::stream).forEach(row -> names.putIfAbsent(row.key(), row.name() == null ? row.key() : row.name()));
        List<Map<String, AttributionAnswer.Row>> byKey = columns.stream().map(rows -> rows.stream().collect(Collectors.toMap(AttributionAnswer.Row::key, row -> row))).toList();
        List<Line> lines = new ArrayList<>();
        names.forEach((key, name) -> lines.add(new Line(key, name, byKey.stream().map(rows -> rows.getOrDefault(key, nothing(key, name))).toList())));
        lines.sort((a, b) -> sum(b).compareTo(sum(a)));
        return lines;
    }

    private static AttributionAnswer.Row nothing(String key, String name) {
        return new AttributionAnswer.Row(key, name, BigDecimal.ZERO, "0", BigDecimal.ZERO, "0", null);
    }

    private static BigDecimal sum(Line line) {
        return line.cells().stream().map(AttributionAnswer.Row::conversions).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
