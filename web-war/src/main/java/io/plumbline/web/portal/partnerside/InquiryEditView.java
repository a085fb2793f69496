package io.plumbline.web.portal.partnerside;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.tracking.api.Inquiries;
import io.plumbline.tracking.api.Inquiry;
import io.plumbline.tracking.api.InquiryDraft;
import io.plumbline.web.faces.Range;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

@Named
@ViewScoped
public class InquiryEditView implements Serializable {

    @Inject
    private transient Inquiries inquiries;
    @Inject
    private Range range;
    @Inject
    private HttpServletRequest request;

    private UUID conversionId;
    private UUID campaignId;
    private String clickId;
    private String transactionId;
    private String day;
    private BigDecimal amount;
    private String currency;
    private String text;

    @PostConstruct
    void read() {
        currency = range.getCurrency();
        String asked = request.getParameter("conversion");
        conversionId = asked == null ? null : Ids.parse("conversion", asked);
    }

    public String open() {
        Inquiry opened = inquiries.open(new InquiryDraft(null, conversionId, blankToNull(clickId), campaignId, null, happened(), blankToNull(transactionId),
                amount == null ? null : amount.toPlainString(), currency, text));
        OwnWords.say("inquiry.sent");
        return "/partner/inquiries/view.xhtml?faces-redirect=true&id=" + opened.id();
    }

    /** Noon, for who remembers the day only. */
    private Instant happened() {
        try {
            return day == null || day.isBlank() ? null : earlier(LocalDate.parse(day).atTime(12, 0).atZone(range.getZone()).toInstant());
        } catch (DateTimeException malformed) {
            throw new Invalid("happenedAt", "time-malformed", "Write the day as 2026-11-22.");
        }
    }

    private Instant earlier(Instant noon) {
        Instant morning = range.getToday().atStartOfDay(range.getZone()).toInstant();
        return noon.isAfter(morning) && LocalDate.ofInstant(noon, range.getZone()).equals(range.getToday()) ? morning : noon;
    }

    private static String blankToNull(String given) {
        return given == null || given.isBlank() ? null : given.strip();
    }

    public boolean isQuestioned() {
        return conversionId != null;
    }

    public UUID getConversionId() {
        return conversionId;
    }

    public UUID getCampaignId() {
        return campaignId;
    }

    public void setCampaignId(UUID campaignId) {
        this.campaignId = campaignId;
    }

    public String getClickId() {
        return clickId;
    }

    public void setClickId(String clickId) {
        this.clickId = clickId;
    }

    public String getTransactionId() {
        return transactionId;
    }

    public void setTransactionId(String transactionId) {
        this.transactionId = transactionId;
    }

    public String getDay() {
        return day;
    }

    public void setDay(String day) {
        this.day = day;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
