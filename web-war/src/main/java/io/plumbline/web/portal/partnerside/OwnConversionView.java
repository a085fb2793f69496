package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Settlements;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.web.faces.Format;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.TraceSteps;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

@Named
@RequestScoped
public class OwnConversionView {

    @Inject
    private Conversions conversions;
    @Inject
    private Settlements settlements;
    @Inject
    private OwnNames names;
    @Inject
    private Range range;
    @Inject
    private Format words;
    @Inject
    private HttpServletRequest request;

    private OwnConversion row;

    @PostConstruct
    void read() {
        row = OwnConversion.of(List.of(conversions.get(Ids.parse("conversion", request.getParameter("id")))), settlements).get(0);
    }

    public OwnConversion getRow() {
        return row;
    }

    /** Paid or not, and why, in one look. */
    public Outcome getOutcome() {
        return Outcome.of(row, range.getToday(), words);
    }

    public List<TraceSteps.Shown> getSteps() {
        return TraceSteps.of(conversions.trace(row.conversion().id()), names::of, key -> names.goal(row.conversion().advertiserId(), key));
    }
}
