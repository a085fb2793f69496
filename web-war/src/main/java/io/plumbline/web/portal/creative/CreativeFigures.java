package io.plumbline.web.portal.creative;

import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.api.Reports;
import io.plumbline.web.faces.Range;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How creatives do in the range: by code, which clicks, impressions and conversions carry. */
@Named("creativeFigures")
@RequestScoped
public class CreativeFigures {

    private static final List<String> METRICS = List.of("impressions", "clicks", "ctr", "conversions", "cr", "revenue");
    private static final int MOST = 1000;
    private static final int MOST_LINKS = 10;

    @Inject
    private Reports reports;
    @Inject
    private Range range;

    private final Map<String, Row> rows = new HashMap<>();
    private List<Row> links;

    /** @param name of the link, in a list of links; null otherwise */
    public record Row(String id, String name, Number impressions, Number clicks, BigDecimal ctr, Number conversions, BigDecimal cr, BigDecimal revenue) {

        static Row nothing(String code) {
            return new Row(code, null, 0L, 0L, null, 0L, null, BigDecimal.ZERO);
        }
    }

    /** Asks for all of them at once. */
    void ask(List<String> codes) {
        if (!codes.isEmpty()) {
            answer("creative", codes, "creative", MOST).forEach(row -> rows.put(row.id(), row));
        }
        codes.forEach(code -> rows.putIfAbsent(code, Row.nothing(code)));
    }

    public Row of(String code) {
        if (!rows.containsKey(code)) {
            ask(List.of(code));
        }
        return rows.get(code);
    }

    /** Where it was shown, the most clicked first. */
    public List<Row> links(String code) {
        return links = links == null ? answer("link", List.of(code), "-clicks", MOST_LINKS) : links;
    }

    private List<Row> answer(String dimension, List<String> codes, String sort, int most) {
        Answer answer = reports.answer(new Question(range.getFrom(), range.getTo(), range.getZone().getId(), range.getCurrency(), List.of(dimension), METRICS,
                List.of(new Question.Filter("creative", "in", codes)), null, sort, most, null));
        List<Row> found = new ArrayList<>();
        for (List<Object> cells : answer.rows()) {
            String id = cells.get(0) instanceof Answer.Entity entity ? entity.id() : String.valueOf(cells.get(0));
            found.add(new Row(id, cells.get(0) instanceof Answer.Entity entity ? entity.name() : null, (Number) cells.get(1), (Number) cells.get(2), (BigDecimal) cells.get(3),
                    (Number) cells.get(4), (BigDecimal) cells.get(5), cells.get(6) == null ? null : new BigDecimal(cells.get(6).toString())));
        }
        return found;
    }
}
