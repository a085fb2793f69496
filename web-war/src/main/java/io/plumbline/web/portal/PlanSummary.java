package io.plumbline.web.portal;

import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.Metric;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.api.Reports;
import io.plumbline.web.faces.Format;
import io.plumbline.web.faces.Range;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How one campaign, partner, link or advertiser does in the range: cards and a trend, from one answer by day. */
@Named("summary")
@RequestScoped
public class PlanSummary {

    private static final List<String> CARDS = List.of("clicks", "conversions", "revenue", "cost", "payout", "roas");
    private static final List<String> TRENDS = List.of("clicks", "conversions", "revenue");
    private static final int MOST_DAYS = 1200;

    @Inject
    private Reports reports;
    @Inject
    private Range range;
    @Inject
    private HttpServletRequest request;
    @Inject
    private Format format;

    private final Map<String, Figures> asked = new HashMap<>();

    public record Card(String key, String formula, String unit, BigDecimal number, BigDecimal change, boolean betterUp, List<Number> spark) {
    }

    public record Point(LocalDate day, BigDecimal now, BigDecimal before) {
    }

    public record Figures(List<Card> cards, String trend, String chart, List<Point> points, BigDecimal total, boolean quiet) {
    }

    public Figures of(String dimension, UUID id) {
        return asked.computeIfAbsent(dimension + id, key -> ask(dimension, id));
    }

    public List<String> getTrends() {
        return TRENDS;
    }

    /** In full, as the metric's unit asks. */
    public String write(String unit, BigDecimal number, String currency) {
        return switch (unit) {
            case "percent" -> format.percent(number);
            case "ratio" -> format.fixed(number, 2);
            case "money" -> format.majorMoney(number, currency);
            default -> format.exact(number);
        };
    }

    /** As the metric's unit asks. */
    public String shown(Card card, Format fmt) {
        return switch (card.unit()) {
            case "percent" -> fmt.percent(card.number());
            case "ratio" -> fmt.fixed(card.number(), 2);
            default -> card.number() == null ? fmt.exact(null) : fmt.compact(card.number());
        };
    }

    private Figures ask(String dimension, UUID id) {
        Answer days = reports.answer(new Question(range.getFrom(), range.getTo(), range.getZone().getId(), range.getCurrency(), List.of("date"), CARDS,
                List.of(new Question.Filter(dimension, "in", List.of(id.toString()))), range.getComparison(), "date", MOST_DAYS, null));
        String trend = TRENDS.stream().filter(t -> t.equals(request.getParameter("trend"))).findFirst().orElse(TRENDS.get(0));
        int column = CARDS.indexOf(trend) + 1;
        List<Point> points = points(days, column);
        boolean quiet = days.totals().stream().allMatch(cell -> cell == null || Cells.number(cell).signum() == 0);
        return new Figures(cards(days), trend, chart(trend, points, days.compareRows() != null), points, Cells.number(days.totals().get(column - 1)), quiet);
    }

    private List<Card> cards(Answer days) {
        List<Card> cards = new ArrayList<>();
        for (Metric metric : reports.metrics()) {
            int i = CARDS.indexOf(metric.key());
            if (i >= 0) {
                int column = i + 1;
                Object before = days.compareTotals() == null ? null : days.compareTotals().get(i);
                List<Number> spark = new ArrayList<>();
                byDay(days).values().forEach(row -> spark.add(row == null ? BigDecimal.ZERO : Cells.number(days.rows().get(row).get(column))));
                cards.add(new Card(metric.key(), metric.formula(), metric.unit(), Cells.number(days.totals().get(i)), Cells.change(days.totals().get(i), before),
                        "up".equals(metric.better()), spark));
            }
        }
        cards.sort(java.util.Comparator.comparingInt(card -> CARDS.indexOf(card.key())));
        return cards;
    }

    private List<Point> points(Answer days, int column) {
        List<Point> points = new ArrayList<>();
        byDay(days).forEach((day, row) -> {
            List<Object> before = row == null || days.compareRows() == null || row >= days.compareRows().size() ? null : days.compareRows().get(row);
            points.add(new Point(LocalDate.parse(day), row == null ? BigDecimal.ZERO : Cells.number(days.rows().get(row).get(column)), before == null ? null : Cells.number(before.get(column))));
        });
        return points;
    }

    /** Every day of the range, and its row of the answer; null on a day on which nothing happened. */
    private Map<String, Integer> byDay(Answer days) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        for (LocalDate day = range.getFrom(); !day.isAfter(range.getTo()); day = day.plusDays(1)) {
            rows.put(day.toString(), null);
        }
        for (int i = 0; i < days.rows().size(); i++) {
            rows.put(String.valueOf(days.rows().get(i).get(0)), i);
        }
        return rows;
    }

    private static String chart(String trend, List<Point> points, boolean compared) {
        String name = Words.of("metric." + trend);
        ChartJson chart = ChartJson.line(points.stream().map(point -> point.day().toString()).toList()).with(name, column(points, true));
        return (compared ? chart.before(Words.of("figures.before"), column(points, false)) : chart).axes(null, name).json();
    }

    private static List<BigDecimal> column(List<Point> points, boolean now) {
        List<BigDecimal> values = new ArrayList<>();
        points.forEach(point -> values.add(now ? point.now() : point.before()));
        return values;
    }
}
