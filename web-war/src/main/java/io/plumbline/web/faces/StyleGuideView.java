package io.plumbline.web.faces;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Made-up content of the style guide. */
@Named("styleGuideView")
@RequestScoped
public class StyleGuideView {

    private static final LocalDate FIRST = LocalDate.of(2026, 10, 23);

    private String partner = "Adorable Affiliates Ltd.";
    private BigDecimal amount = new BigDecimal("12.50");
    private LocalDate starts = FIRST;

    public record Row(String name, String state, long clicks, Double rate, long revenue, Instant last) { }

    public record Day(LocalDate day, long search, long affiliate) { }

    public List<Row> getRows() {
        Instant last = Instant.parse("2026-11-21T13:05:00Z");
        // A grid that is not lazy sorts the very list it is given.
        return new ArrayList<>(List.of(
                new Row("Spring sale Germany", "ACTIVE", 128_412, 0.031, 4_821_250, last),
                new Row("Brand search", "PAUSED", 48_112, 0.052, 1_921_000, last.minusSeconds(86_400)),
                new Row("Newsletter of the customers who have not bought for ninety days in any of our shops", "DRAFT", 0, null, 0, null),
                new Row("Winter clearance", "ENDED", 9_914, 0.012, 228_099, last.minusSeconds(9_000_000)),
                new Row("Influencers autumn", "ACTIVE", 1_284, 0.008, 91_200, last.minusSeconds(3_000)),
                new Row("Retargeting", "CAPPED", 31_284, 0.018, 791_200, last.minusSeconds(30)),
                new Row("Podcast", "ACTIVE", 284, 0.004, 8_200, last.minusSeconds(100_000))));
    }

    public List<Day> getDays() {
        return IntStream.range(0, 30).mapToObj(i -> new Day(FIRST.plusDays(i),
                Math.round(900 + 18 * i + 260 * Math.sin(i * 0.9)), Math.round(420 + 9 * i + 150 * Math.cos(i * 0.7)))).toList();
    }

    public List<Long> getTrend() {
        return getDays().stream().map(Day::search).toList();
    }

    public List<Long> getDip() {
        return getDays().stream().map(d -> 1_500 - d.affiliate()).toList();
    }

    public String getLineChart() {
        List<Day> days = getDays();
        return """
                {"type":"line","data":{"labels":[%s],"datasets":[{"label":"Search","data":[%s],"preliminary":3},
                {"label":"Search, 30 days before","previous":true,"data":[%s]},{"label":"Affiliate","data":[%s]}]}}
                """.formatted(
                days.stream().map(d -> '"' + d.day().toString().substring(5) + '"').collect(Collectors.joining(",")),
                days.stream().map(d -> String.valueOf(d.search())).collect(Collectors.joining(",")),
                days.stream().map(d -> String.valueOf(d.search() * 0.87)).collect(Collectors.joining(",")),
                days.stream().map(d -> String.valueOf(d.affiliate())).collect(Collectors.joining(",")));
    }

    public String getBarChart() {
        return "{\"type\":\"bar\",\"data\":{\"labels\":[\"affiliate\",\"paid-search\",\"email\",\"display\",\"other (4)\"],"
                + "\"datasets\":[{\"label\":\"Conversions\",\"data\":[812,640,281,94,33]}]},\"options\":{\"indexAxis\":\"y\"}}";
    }

    public List<String> getStates() {
        return List.of("active", "draft", "paused", "ended", "pending", "approved", "rejected", "reversed", "queued",
                "running", "completed", "failed", "valid", "invalid", "suspect", "ok", "broken");
    }

    public void save() {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage("Agreement saved", "It counts from today."));
    }

    public void fail() {
        throw new IllegalStateException("made up, to see how a bug looks");
    }

    public String getPartner() {
        return partner;
    }

    public void setPartner(String partner) {
        this.partner = partner;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }

    public LocalDate getStarts() {
        return starts;
    }

    public void setStarts(LocalDate starts) {
        this.starts = starts;
    }
}
