package io.plumbline.web.portal.overview;

import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.Metric;
import io.plumbline.reporting.api.Overview;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.api.Reports;
import io.plumbline.web.faces.DateRange;
import io.plumbline.web.faces.Format;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.Cells;
import io.plumbline.web.portal.ChartJson;
import io.plumbline.web.portal.Spoken;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What stands on the first page: figures, trend, channels, what needs attention, and what is still to be set up. */
@Named
@RequestScoped
public class OverviewView {

    private static final Spoken WORDS = new Spoken("reports");
    private static final List<String> CARDS = List.of("revenue", "cost", "payout", "profit", "conversions", "roas");
    private static final List<String> ASKED = List.of("revenue", "cost", "payout", "profit", "conversions", "roas", "clicks");
    private static final List<String> TRENDS = List.of("revenue", "conversions", "clicks", "profit");
    private static final String EXPECTED = "expected";
    private static final int BARS = 7;

    @Inject
    private Reports reports;
    @Inject
    private Overview overview;
    @Inject
    private Range range;
    @Inject
    private HttpServletRequest request;

    private Answer days;
    private Answer before;
    private Answer channels;
    private Map<String, Metric> metrics;
    private FindingWords words;
    private List<Overview.Step> steps;

    public record Card(String key, String formula, String unit, Object value, BigDecimal change, boolean betterUp, List<BigDecimal> spark) {
    }

    public record Point(LocalDate day, BigDecimal value, BigDecimal before) {
    }

    @PostConstruct
    void ask() {
        metrics = OverviewFigures.byKey(reports.metrics());
        days = reports.answer(question(range.getDays(), "date", ASKED));
        before = range.getComparedDays() == null ? null : reports.answer(question(range.getComparedDays(), "date", ASKED));
        channels = reports.answer(question(range.getDays(), "channel", List.of("clicks", "conversions", "revenue", "cost", "payout", "roas")));
    }

    public List<Card> getCards() {
        List<Card> cards = new ArrayList<>();
        for (int i = 0; i < CARDS.size(); i++) {
            Metric metric = metrics.get(CARDS.get(i));
            Object now = days.totals().get(i);
            Object then = before == null ? null : before.totals().get(i);
            cards.add(new Card(metric.key(), metric.formula(), metric.unit(), Cells.number(now), Cells.change(now, then), "up".equals(metric.better()),
                    OverviewFigures.byDay(days, range.getDays(), i + 1)));
        }
        return cards;
    }

    public String getTrend() {
        String asked = request.getParameter("trend");
        return asked != null && TRENDS.contains(asked) ? asked : TRENDS.get(0);
    }

    /** Whether conversions are shown by the day of their click, with what is still to come. */
    public boolean isExpecting() {
        return EXPECTED.equals(request.getParameter("trend"));
    }

    public List<String> getTrends() {
        return TRENDS;
    }

    public String getTrendChart() {
        List<Point> points = getPoints();
        String name = WORDS.of("metric." + getTrend());
        ChartJson chart = ChartJson.line(points.stream().map(point -> point.day().toString()).toList()).with(name, points.stream().map(Point::value).toList());
        if (before != null) {
            chart.before(name + " (" + new Format().days(range.getComparedDays().from(), range.getComparedDays().to()) + ")",
                    points.stream().map(Point::before).toList());
        }
        return chart.axes(null, "money".equals(metrics.get(getTrend()).unit()) ? name + ", " + range.getCurrency() : name).json();
    }

    /** Every day of the range, also the ones on which nothing happened: a line over left-out days would lie. */
    public List<Point> getPoints() {
        int column = ASKED.indexOf(getTrend()) + 1;
        List<BigDecimal> now = OverviewFigures.byDay(days, range.getDays(), column);
        List<BigDecimal> then = before == null ? List.of() : OverviewFigures.byDay(before, range.getComparedDays(), column);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < now.size(); i++) {
            points.add(new Point(range.getFrom().plusDays(i), now.get(i), i < then.size() ? then.get(i) : null));
        }
        return points;
    }

    public BigDecimal getTrendTotal() {
        return Cells.number(days.totals().get(ASKED.indexOf(getTrend())));
    }

    public List<List<Object>> getChannels() {
        return channels.rows().stream().limit(BARS).toList();
    }

    public boolean isSilent() {
        return days.rows().stream().allMatch(row -> row.stream().skip(1).allMatch(OverviewFigures::isNothing));
    }

    public List<Overview.Finding> getFindings() {
        return overview.findings(range.getToday(), range.getZone().getId());
    }

    public String said(Overview.Finding finding) {
        words = words == null ? new FindingWords(metrics, Words.locale()) : words;
        return words.of(finding);
    }

    public List<Overview.Step> getSteps() {
        return steps = steps == null ? overview.checklist() : steps;
    }

    /** Compact for money and counts, as the unit asks for the rest; null stays null and becomes a dash. */
    public Object shown(Card card, Format fmt) {
        Number value = (Number) card.value();
        return switch (card.unit()) {
            case "percent" -> fmt.percent(value);
            case "ratio" -> fmt.fixed(value, 2);
            default -> value == null ? fmt.exact(null) : fmt.compact(value);
        };
    }

    public boolean isSetUp() {
        return getSteps().stream().allMatch(Overview.Step::done);
    }

    /** The first that is still to do; only while something is. */
    public Overview.Step getNextStep() {
        return getSteps().stream().filter(step -> !step.done()).findFirst().orElse(null);
    }

    public Answer getDays() {
        return days;
    }

    private Question question(DateRange asked, String dimension, List<String> figures) {
        return new Question(asked.from(), asked.to(), range.getZone().getId(), range.getCurrency(), List.of(dimension), figures, List.of(), null,
                "date".equals(dimension) ? "date" : "-conversions", 1200, null);
    }
}
