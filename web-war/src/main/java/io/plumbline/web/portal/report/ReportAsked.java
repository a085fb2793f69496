package io.plumbline.web.portal.report;

import io.plumbline.reporting.api.Metric;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.api.Reports;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.AsKnown;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** The report that the request's address asks for: the page and its exports read it here, so that they agree. */
@RequestScoped
public class ReportAsked {

    private static final int PAGE = 200;

    @Inject
    private Reports reports;
    @Inject
    private Range range;
    @Inject
    private AsKnown asKnown;
    @Inject
    private HttpServletRequest request;

    private ReportAddress address;

    @PostConstruct
    void read() {
        address = ReportAddress.read(request.getParameterValues("d"), request.getParameterValues("m"), request.getParameter("f"), request.getParameter("sort"),
                reports.dimensions(), reports.metrics().stream().map(Metric::key).toList());
    }

    ReportAddress address() {
        return address;
    }

    Question question() {
        String sort = address.sort() != null ? address.sort()
                : ReportAddress.isTime(address.dimensions().get(0)) ? address.dimensions().get(0) : "-" + address.metrics().get(0);
        return new Question(range.getFrom(), range.getTo(), range.getZone().getId(), range.getCurrency(), address.dimensions(), address.metrics(),
                address.questionFilters(), range.getComparison(), sort, PAGE, request.getParameter("cursor"), asKnown.getInstant());
    }

    /** The choosers' form sends a metric a parameter; addresses have them in one. */
    boolean isSpread() {
        return many("m") || many("d");
    }

    private boolean many(String name) {
        String[] values = request.getParameterValues(name);
        return values != null && values.length > 1;
    }
}
