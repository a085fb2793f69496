package io.plumbline.web.portal.cohort;

import io.plumbline.reporting.api.CohortAnswer;
import io.plumbline.reporting.api.Cohorts;
import io.plumbline.web.faces.Format;
import io.plumbline.web.portal.ChartJson;
import io.plumbline.web.portal.GoalChoice;
import io.plumbline.web.portal.Spoken;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Cohorts as a heat table with numbers in it. */
@Named
@RequestScoped
public class CohortQueryView {

    private static final Spoken WORDS = new Spoken("reports");

    private static final List<String> FIGURES = List.of("retention", "revenue", "cumulative");
    private static final int MOST_ROWS = 60;
    private static final int LINES = 7;
    private static final int LEVELS = 9;

    @Inject
    private Cohorts cohorts;
    @Inject
    private CohortsAsked asked;
    @Inject
    private GoalChoice choice;

    private CohortAnswer answer;

    /** @param css of the cell's heat; text null where nothing can be known yet */
    public record Cell(String text, String css, boolean partial) {
    }

    public record Line(CohortAnswer.Cohort cohort, List<Cell> cells) {
    }

    @PostConstruct
    void ask() {
        answer = choice.getGoal() == null ? null : cohorts.query(asked.question());
    }

    public List<Line> getLines() {
        List<CohortAnswer.Cohort> shown = shown();
        double most = shown.stream().flatMap(c -> c.cells().stream()).filter(Objects::nonNull).filter(c -> !getFigure().equals("retention") || c.period() > 0)
                .map(this::value).filter(Objects::nonNull).mapToDouble(BigDecimal::doubleValue).max().orElse(0);
        return shown.stream().map(cohort -> new Line(cohort, cohort.cells().stream().map(cell -> cell(cell, most)).toList())).toList();
    }

    public boolean isCut() {
        return answer.cohorts().size() > MOST_ROWS;
    }

    public List<Integer> getPeriods() {
        return IntStream.range(0, answer.totals().isEmpty() ? 0 : answer.totals().get(0).cells().size()).boxed().toList();
    }

    public long getCustomers() {
        return answer.totals().stream().mapToLong(CohortAnswer.Cohort::customers).sum();
    }

    public BigDecimal getRevenue() {
        return answer.totals().stream().flatMap(c -> c.cells().stream()).filter(Objects::nonNull).map(c -> new BigDecimal(c.revenue())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    public BigDecimal getCost() {
        return answer.totals().stream().map(c -> new BigDecimal(c.cost())).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Null without customers. */
    public BigDecimal getCac() {
        BigDecimal all = answer.totals().stream().filter(c -> c.overhead() != null).map(c -> new BigDecimal(c.overhead())).reduce(getCost(), BigDecimal::add);
        return getCustomers() == 0 || all.signum() == 0 ? null : all.divide(BigDecimal.valueOf(getCustomers()), 2, java.math.RoundingMode.HALF_EVEN);
    }

    /** Value per customer over the periods, of the cohorts with the most customers. */
    public String getChart() {
        // Periods that have begun for nobody yet would only make the others narrow.
        int begun = answer.cohorts().stream().mapToInt(c -> (int) c.cells().stream().filter(Objects::nonNull).count()).max().orElse(0);
        ChartJson chart = ChartJson.line(getPeriods().stream().limit(begun).map(String::valueOf).toList());
        getLargest().forEach(c -> chart.with(name(c), c.cells().stream().limit(begun).map(cell -> cell == null || cell.cumulative() == null ? null : new BigDecimal(cell.cumulative())).toList()));
        return chart.axes(WORDS.of("cohorts.axis.periods"), WORDS.of("cohorts.axis", answer.currency())).json();
    }

    /** Those of the chart. */
    public List<CohortAnswer.Cohort> getLargest() {
        return answer.cohorts().stream().filter(c -> c.customers() > 0).sorted((a, b) -> Long.compare(b.customers(), a.customers())).limit(LINES).toList();
    }

    public String getFigure() {
        return asked.one("show", FIGURES);
    }

    public List<String> getFigures() {
        return FIGURES;
    }

    public String getAnchor() {
        return asked.one("anchor", CohortsAsked.ANCHORS);
    }

    public List<String> getAnchors() {
        return CohortsAsked.ANCHORS;
    }

    public String getUnit() {
        return asked.one("unit", CohortsAsked.UNITS);
    }

    public List<String> getUnits() {
        return CohortsAsked.UNITS;
    }

    public String getBy() {
        return asked.one("by", CohortsAsked.BYS);
    }

    public List<String> getBys() {
        return CohortsAsked.BYS;
    }

    public CohortAnswer getAnswer() {
        return answer;
    }

    private List<CohortAnswer.Cohort> shown() {
        List<CohortAnswer.Cohort> newest = new ArrayList<>(answer.cohorts().isEmpty() ? answer.totals() : answer.cohorts());
        return newest.subList(Math.max(0, newest.size() - MOST_ROWS), newest.size());
    }

    private Cell cell(CohortAnswer.Cell cell, double most) {
        BigDecimal value = cell == null ? null : value(cell);
        if (value == null) {
            return new Cell(null, "heat-none", cell != null && cell.partial());
        }
        int level = most <= 0 ? 0 : (int) Math.min(LEVELS, Math.ceil(LEVELS * value.doubleValue() / most));
        return new Cell(shown(value), "heat-" + level, cell.partial());
    }

    private String shown(BigDecimal value) {
        Format format = new Format();
        return switch (getFigure()) {
            case "retention" -> format.percent(value);
            case "revenue" -> format.compact(value);
            default -> format.majorAmount(value, answer.currency());
        };
    }

    private BigDecimal value(CohortAnswer.Cell cell) {
        Function<String, BigDecimal> amount = text -> text == null ? null : new BigDecimal(text);
        return switch (getFigure()) {
            case "retention" -> cell.retention();
            case "revenue" -> amount.apply(cell.revenue());
            default -> amount.apply(cell.cumulative());
        };
    }

    public String name(CohortAnswer.Cohort cohort) {
        return cohort.name() == null ? cohort.label() : cohort.label() + " " + new Format().word(getBy(), cohort.name());
    }
}
