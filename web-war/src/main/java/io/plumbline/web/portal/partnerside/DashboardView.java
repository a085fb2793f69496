package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Earned;
import io.plumbline.campaign.api.Earnings;
import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.api.Reports;
import io.plumbline.web.faces.DateRange;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.Cells;
import io.plumbline.web.portal.ChartJson;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a partner sees first: what has been earned, what was clicked and bought, and how each of it stands. */
@Named
@RequestScoped
public class DashboardView {

    private static final List<String> ASKED = List.of("clicks", "conversions", "pendingConversions", "approvedConversions", "rejectedConversions",
            "reversedConversions", "payout");
    private static final int BEST = 8;

    @Inject
    private Reports reports;
    @Inject
    private Earnings earnings;
    @Inject
    private Range range;

    private Answer days;
    private Answer before;
    private Answer links;
    private List<Earned> earned;

    public record Card(String key, BigDecimal value, BigDecimal change, boolean money, boolean betterUp) {
    }

    public record Point(LocalDate day, BigDecimal clicks, BigDecimal conversions, BigDecimal payout) {
    }

    @PostConstruct
    void ask() {
        days = reports.answer(question(range.getDays(), "date", "date", 1200));
        before = range.getComparedDays() == null ? null : reports.answer(question(range.getComparedDays(), "date", "date", 1200));
        links = reports.answer(question(range.getDays(), "link", "-payout", BEST));
        earned = earnings.own();
    }

    public List<Earned> getEarned() {
        return earned;
    }

    public List<Card> getCards() {
        List<Card> cards = new ArrayList<>();
        for (int i = 0; i < ASKED.size(); i++) {
            Object then = before == null ? null : before.totals().get(i);
            boolean bad = ASKED.get(i).startsWith("rejected") || ASKED.get(i).startsWith("reversed");
            cards.add(new Card(ASKED.get(i), Cells.number(days.totals().get(i)), Cells.change(days.totals().get(i), then), ASKED.get(i).equals("payout"), !bad));
        }
        return cards;
    }

    public boolean isSilent() {
        return days.rows().isEmpty();
    }

    /** Every day of the range, also those on which nothing happened: a line over left-out days would lie. */
    public List<Point> getPoints() {
        Map<String, List<Object>> known = new HashMap<>();
        days.rows().forEach(row -> known.put(String.valueOf(row.get(0)), row));
        List<Point> points = new ArrayList<>();
        for (LocalDate day = range.getFrom(); !day.isAfter(range.getTo()); day = day.plusDays(1)) {
            List<Object> row = known.get(day.toString());
            points.add(new Point(day, cell(row, 1), cell(row, 2), cell(row, ASKED.size())));
        }
        return points;
    }

    public String getChart() {
        List<Point> points = getPoints();
        return ChartJson.line(points.stream().map(p -> p.day().toString()).toList())
                .with(OwnWords.of("dashboard.payout") + ", " + range.getCurrency(), points.stream().map(Point::payout).toList()).json();
    }

    public List<List<Object>> getLinks() {
        return links.rows();
    }

    public Answer getDays() {
        return days;
    }

    private static BigDecimal cell(List<Object> row, int column) {
        return row == null ? BigDecimal.ZERO : Cells.number(row.get(column));
    }

    private Question question(DateRange asked, String by, String sort, int most) {
        return new Question(asked.from(), asked.to(), range.getZone().getId(), range.getCurrency(), List.of(by), ASKED, List.of(), null, sort, most, null);
    }
}
