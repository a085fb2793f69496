package io.plumbline.web.portal.conversion;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Keyed;
import io.plumbline.tracking.api.Conversion;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.tracking.api.ReasonCode;
import io.plumbline.web.portal.Names;
import io.plumbline.web.portal.TraceSteps;
import io.plumbline.web.security.SignedIn;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One conversion: what it is, why it was paid or not, and the decision about it. */
@Named
@RequestScoped
public class ConversionView {

    @Inject
    private Conversions conversions;
    @Inject
    private Names names;
    @Inject
    private SignedIn signedIn;
    @Inject
    private HttpServletRequest request;

    private Conversion conversion;
    private Long version;
    private String reason;
    private String reasonCode;
    private String refundId;
    private LocalDate reviewOn;
    private BigDecimal refund;

    @PostConstruct
    void read() {
        UUID id = Ids.parse("conversion", request.getParameter("id"));
        conversion = conversions.get(id);
        version = conversion.version();
    }

    public Conversion getConversion() {
        return conversion;
    }

    public List<TraceSteps.Shown> getSteps() {
        return TraceSteps.of(conversions.trace(conversion.id()), names, conversion.advertiserId());
    }

    public boolean may(String next) {
        boolean settled = !conversion.settlement().isOpen() && !signedIn.isAccountant();
        return !settled && Keyed.of(ConversionStatus.class, "status", conversion.status()).mayBecome(ConversionStatus.valueOf(next));
    }

    public boolean isDecidable() {
        return Stream.of(ConversionStatus.values()).anyMatch(next -> may(next.name()));
    }

    /** What anybody may give as a reason; which of them fit is said by the decision itself. */
    public List<ReasonCode> getReasons() {
        return Stream.of(ReasonCode.values()).filter(code -> Stream.of(ConversionStatus.values()).anyMatch(status -> status.needsReason() && code.fits(status))).toList();
    }

    public String decide(String next) {
        boolean partly = "REVERSED".equals(next) && refund != null;
        conversions.decide(conversion.id(), version, new ConversionDecision(ConversionStatus.valueOf(next), reason, blankToNull(reasonCode),
                partly ? refund.toPlainString() : null, partly ? conversion.amount().currency() : null, partly ? blankToNull(refundId) : null,
                "ON_HOLD".equals(next) ? reviewOn : null));
        return "/app/conversions/view.xhtml?faces-redirect=true&id=" + conversion.id();
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text;
    }

    public String getReasonCode() {
        return reasonCode;
    }

    public void setReasonCode(String reasonCode) {
        this.reasonCode = reasonCode;
    }

    public String getRefundId() {
        return refundId;
    }

    public void setRefundId(String refundId) {
        this.refundId = refundId;
    }

    public LocalDate getReviewOn() {
        return reviewOn;
    }

    public void setReviewOn(LocalDate reviewOn) {
        this.reviewOn = reviewOn;
    }

    public Long getVersion() {
        return version;
    }

    public void setVersion(Long version) {
        this.version = version;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public BigDecimal getRefund() {
        return refund;
    }

    public void setRefund(BigDecimal refund) {
        this.refund = refund;
    }
}
