package io.plumbline.web.portal.conversion;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Conversion;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.web.portal.Names;
import io.plumbline.web.portal.TraceSteps;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/** One conversion: what it is, why it was paid or not, and the decision about it. */
@Named
@RequestScoped
public class ConversionView {

    @Inject
    private Conversions conversions;
    @Inject
    private Names names;
    @Inject
    private HttpServletRequest request;

    private Conversion conversion;
    private Long version;
    private String reason;
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
        return TraceSteps.of(conversions.trace(conversion.id()), names);
    }

    public boolean may(String next) {
        return ConversionStatus.valueOf(conversion.status().toUpperCase(java.util.Locale.ROOT)).mayBecome(ConversionStatus.valueOf(next));
    }

    public String decide(String next) {
        boolean partly = "REVERSED".equals(next) && refund != null;
        conversions.decide(conversion.id(), version, new ConversionDecision(ConversionStatus.valueOf(next), reason,
                partly ? refund.toPlainString() : null, partly ? conversion.amount().currency() : null));
        return "/app/conversions/view.xhtml?faces-redirect=true&id=" + conversion.id();
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
