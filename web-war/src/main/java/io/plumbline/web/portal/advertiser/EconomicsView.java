package io.plumbline.web.portal.advertiser;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Economics;
import io.plumbline.campaign.api.Margin;
import io.plumbline.campaign.api.Overhead;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What an advertiser's revenue is worth, and what its marketing costs besides. */
@Named
@RequestScoped
public class EconomicsView {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Inject
    private Economics economics;
    @Inject
    private Advertisers advertisers;
    @Inject
    private HttpServletRequest request;

    private UUID advertiser;
    private LocalDate from;
    private BigDecimal percent;
    private String month;
    private BigDecimal amount;

    @PostConstruct
    void read() {
        advertiser = Ids.parse("advertiser", request.getParameter("id"));
    }

    public List<Margin> getMargins() {
        return new ArrayList<>(economics.margins(advertiser));
    }

    public List<Overhead> getOverheads() {
        return new ArrayList<>(economics.overheads(advertiser));
    }

    public String setMargin() {
        economics.setMargin(advertiser, from, percent == null ? null : percent.divide(HUNDRED));
        return said("economics.margin.set");
    }

    public String dropMargin(LocalDate day) {
        economics.setMargin(advertiser, day, null);
        return said("economics.dropped");
    }

    public String setOverhead() {
        economics.setOverhead(advertiser, asked(), amount == null ? null : Money.of(amount.toPlainString(), advertisers.get(advertiser).currency()));
        return said("economics.overhead.set");
    }

    public String dropOverhead(YearMonth of) {
        economics.setOverhead(advertiser, of, null);
        return said("economics.dropped");
    }

    private YearMonth asked() {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException malformed) {
            throw new Invalid("month", "month-malformed", "Write a month as 2026-01.");
        }
    }

    private String said(String key) {
        Words.say(key);
        return "/app/advertisers/view.xhtml?faces-redirect=true&id=" + advertiser;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public BigDecimal getPercent() {
        return percent;
    }

    public void setPercent(BigDecimal percent) {
        this.percent = percent;
    }

    public String getMonth() {
        return month;
    }

    public void setMonth(String month) {
        this.month = month;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }
}
