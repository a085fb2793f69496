package io.plumbline.web.portal.conversion;

import io.plumbline.campaign.api.Choices;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.Conversion;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.tracking.api.ReasonCode;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.EventSearch;
import io.plumbline.web.portal.Names;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Conversions, and one decision about many of them. */
@Named
@RequestScoped
public class ConversionListView {

    private static final List<ConversionStatus> DECISIONS = List.of(ConversionStatus.APPROVED, ConversionStatus.REJECTED, ConversionStatus.ON_HOLD, ConversionStatus.PENDING,
            ConversionStatus.REVERSED);

    @Inject
    private Conversions conversions;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;
    @Inject
    private Names names;
    @Inject
    private HttpServletRequest request;

    private Page<Conversion> page;
    private ConversionStatus decision = ConversionStatus.APPROVED;
    private String reasonCode;
    private String reason;
    private String which = "selected";
    private List<Conversions.Decided> answers;

    @PostConstruct
    void read() {
        page = conversions.list(search.filter(), search.page());
        names.know(Choices.Of.PARTNER, page.items(), Conversion::partnerId);
        names.know(Choices.Of.CAMPAIGN, page.items(), Conversion::campaignId);
    }

    /** The answers stand on the page that was decided on. */
    public void decide() {
        List<UUID> ids = "all".equals(which) ? conversions.list(search.filter(), PageRequest.first(Conversions.MOST_AT_ONCE)).items().stream().map(Conversion::id).toList()
                : Stream.of(request.getParameterValues("pick") == null ? new String[0] : request.getParameterValues("pick")).map(id -> Ids.parse("conversion", id)).toList();
        if (ids.isEmpty()) {
            throw new Invalid("pick", "nothing-chosen", "Tick at least one conversion.");
        }
        ConversionDecision said = new ConversionDecision(decision, reason, reasonCode == null || reasonCode.isBlank() ? null : reasonCode, null, null, null, null);
        answers = conversions.decideAll(ids.stream().map(id -> new Conversions.Choice(id, null, said)).toList());
        read();
    }

    public List<Conversion> getRows() {
        return page.items();
    }

    public String getNextLink() {
        return page.next() == null ? null : range.with("cursor", page.next());
    }

    public List<ConversionStatus> getDecisions() {
        return DECISIONS;
    }

    public List<ReasonCode> getReasons() {
        return Stream.of(ReasonCode.values()).filter(code -> DECISIONS.stream().anyMatch(code::fits)).toList();
    }

    /** Null until something was decided. */
    public List<Conversions.Decided> getAnswers() {
        return answers;
    }

    public List<Conversions.Decided> getRefused() {
        return answers == null ? List.of() : answers.stream().filter(answer -> answer.refusal() != null).toList();
    }

    public int getDone() {
        return answers == null ? 0 : answers.size() - getRefused().size();
    }

    public ConversionStatus getDecision() {
        return decision;
    }

    public void setDecision(ConversionStatus decision) {
        this.decision = decision;
    }

    public String getReasonCode() {
        return reasonCode;
    }

    public void setReasonCode(String reasonCode) {
        this.reasonCode = reasonCode;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getWhich() {
        return which;
    }

    public void setWhich(String which) {
        this.which = which;
    }
}
