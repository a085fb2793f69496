package io.plumbline.web.portal.attribution;

import io.plumbline.reporting.api.Attribution;
import io.plumbline.reporting.api.ConversionCredit;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.web.portal.Names;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** One conversion: its touches, and what each model credits to them. */
@Named
@RequestScoped
public class AttributionConversionView {

    @Inject
    private Attribution attribution;
    @Inject
    private Conversions conversions;
    @Inject
    private Names names;
    @Inject
    private HttpServletRequest request;

    private ConversionCredit credit;

    /** @param shares one a model */
    public record Line(ConversionCredit.Touch touch, List<BigDecimal> shares, List<String> values) {
    }

    @PostConstruct
    void read() {
        credit = attribution.conversion(Ids.parse("conversion", request.getParameter("id")));
    }

    public ConversionCredit getCredit() {
        return credit;
    }

    public String getGoal() {
        return names.goal(conversions.get(credit.conversionId()).advertiserId(), credit.goal());
    }

    public List<Line> getLines() {
        return IntStream.range(0, credit.journey().size()).mapToObj(i -> new Line(credit.journey().get(i),
                credit.models().stream().map(model -> model.credits().get(i)).toList(), credit.models().stream().map(model -> model.values().get(i)).toList())).toList();
    }
}
