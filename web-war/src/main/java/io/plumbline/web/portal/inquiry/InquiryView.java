package io.plumbline.web.portal.inquiry;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Inquiries;
import io.plumbline.tracking.api.Inquiry;
import io.plumbline.web.portal.partnerside.OwnWords;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@Named
@RequestScoped
public class InquiryView {

    @Inject
    private Inquiries inquiries;
    @Inject
    private HttpServletRequest request;

    private Inquiry inquiry;
    private Long version;
    private String word;
    private String reason;
    private UUID conversionId;
    private String clickId;
    private BigDecimal amount;
    private List<Inquiries.Candidate> found;

    @PostConstruct
    void read() {
        inquiry = inquiries.get(Ids.parse("inquiry", request.getParameter("id")));
        version = inquiry.version();
        conversionId = inquiry.conversionId();
    }

    public Inquiry getInquiry() {
        return inquiry;
    }

    public List<Inquiries.Candidate> getCandidates() {
        return found = found == null ? new ArrayList<>(inquiries.candidates(inquiry.id())) : found;
    }

    public List<Inquiries.Candidate> getConversions() {
        return own("conversion");
    }

    public List<Inquiries.Candidate> getClicks() {
        return own("click");
    }

    private List<Inquiries.Candidate> own(String what) {
        return getCandidates().stream().filter(one -> one.own() && one.what().equals(what)).toList();
    }

    public String say() {
        inquiries.say(inquiry.id(), word);
        return here();
    }

    public String accept() {
        inquiries.accept(inquiry.id(), version, new Inquiries.Acceptance(reason, conversionId, clickId, null, null, amount == null ? null : amount.toPlainString(),
                amount == null || inquiry.amount() == null ? null : inquiry.amount().currency(), null));
        OwnWords.say("inquiry.accepted");
        return here();
    }

    public String refuse() {
        inquiries.refuse(inquiry.id(), version, reason);
        OwnWords.say("inquiry.refused");
        return here();
    }

    private String here() {
        return "/app/inquiries/view.xhtml?faces-redirect=true&id=" + inquiry.id();
    }

    public Long getVersion() {
        return version;
    }

    public void setVersion(Long version) {
        this.version = version;
    }

    public String getWord() {
        return word;
    }

    public void setWord(String word) {
        this.word = word;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public UUID getConversionId() {
        return conversionId;
    }

    public void setConversionId(UUID conversionId) {
        this.conversionId = conversionId;
    }

    public String getClickId() {
        return clickId;
    }

    public void setClickId(String clickId) {
        this.clickId = clickId;
    }

    public BigDecimal getAmount() {
        return amount;
    }

    public void setAmount(BigDecimal amount) {
        this.amount = amount;
    }
}
