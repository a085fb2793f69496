package io.plumbline.web.portal.traffic;

import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.api.Reports;
import io.plumbline.tracking.api.TrafficQuality;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.Cells;
import io.plumbline.web.portal.ChartJson;
import io.plumbline.web.portal.Spoken;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How much of the traffic was invalid: over time, by reason, by partner, by link. */
@Named
@RequestScoped
public class TrafficQualityView {

    private static final List<String> METRICS = List.of("clicks", "invalidClicks", "conversions", "invalidConversions");
    private static final Spoken TRACKING = new Spoken("tracking");
    private static final int MOST = 10;
    private static final int MOST_DAYS = 92;

    @Inject
    private Reports reports;
    @Inject
    private TrafficQuality quality;
    @Inject
    private Range range;

    private Answer days;
    private List<TrafficQuality.Reason> reasons;

    /** @param share invalid of all, or null without clicks */
    public record Row(String id, String name, long clicks, long invalid, BigDecimal share) {
    }

    @PostConstruct
    void ask() {
        days = answer("date", null);
        reasons = quality.reasons(since().atStartOfDay(range.getZone()).toInstant(), range.getTo().plusDays(1).atStartOfDay(range.getZone()).toInstant());
    }

    public List<Object> getTotals() {
        return days.totals();
    }

    public BigDecimal getShare() {
        return share(count(days.totals().get(0)), count(days.totals().get(1)));
    }

    public List<TrafficQuality.Reason> getReasons() {
        return reasons;
    }

    /** Empty for a reason that no rule gives. */
    public String meaning(String reason) {
        return TRACKING.orElse("rule." + reason, "");
    }

    /** Null while reasons are counted over the whole range: clicks of a quarter are read for them, not more. */
    public LocalDate getReasonsSince() {
        return since().equals(range.getFrom()) ? null : since();
    }

    /** Every day of the range, also those without clicks. */
    public List<Row> getDays() {
        Map<String, Row> known = days.rows().stream().collect(Collectors.toMap(cells -> String.valueOf(cells.get(0)), TrafficQualityView::row));
        return range.getFrom().datesUntil(range.getTo().plusDays(1)).map(LocalDate::toString).map(day -> known.getOrDefault(day, new Row(null, day, 0, 0, null))).toList();
    }

    public String getChart() {
        List<Row> rows = getDays();
        return ChartJson.line(rows.stream().map(Row::name).toList())
                .with("%", rows.stream().map(row -> row.share() == null ? null : row.share().movePointRight(2)).toList()).json();
    }

    public List<Row> getPartners() {
        return worst("partner");
    }

    public List<Row> getLinks() {
        return worst("link");
    }

    private List<Row> worst(String dimension) {
        return answer(dimension, "-invalidClicks").rows().stream().map(TrafficQualityView::row).filter(row -> row.invalid() > 0).limit(MOST).toList();
    }

    private Answer answer(String dimension, String sort) {
        return reports.answer(new Question(range.getFrom(), range.getTo(), range.getZone().getId(), range.getCurrency(), List.of(dimension), METRICS, List.of(), null, sort,
                sort == null ? null : MOST, null));
    }

    private LocalDate since() {
        LocalDate earliest = range.getTo().minusDays(MOST_DAYS - 1);
        return range.getFrom().isBefore(earliest) ? earliest : range.getFrom();
    }

    private static Row row(List<Object> cells) {
        boolean entity = cells.get(0) instanceof Answer.Entity;
        Answer.Entity named = entity ? (Answer.Entity) cells.get(0) : null;
        long clicks = count(cells.get(1));
        long invalid = count(cells.get(2));
        return new Row(entity ? named.id() : null, entity ? named.name() : cells.get(0) == null ? null : cells.get(0).toString(), clicks, invalid, share(clicks, invalid));
    }

    private static long count(Object cell) {
        BigDecimal number = Cells.number(cell);
        return number == null ? 0 : number.longValue();
    }

    private static BigDecimal share(long valid, long invalid) {
        return valid + invalid == 0 ? null : BigDecimal.valueOf(invalid).divide(BigDecimal.valueOf(valid + invalid), 4, RoundingMode.HALF_EVEN);
    }
}
