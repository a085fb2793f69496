package io.plumbline.web.portal;

import io.plumbline.reporting.api.Cohorts;
import io.plumbline.reporting.api.CustomerValues;
import io.plumbline.reporting.api.ExperimentReadouts;
import io.plumbline.reporting.api.ExpectedConversions;
import io.plumbline.reporting.api.Grid;
import io.plumbline.reporting.api.Grids;
import io.plumbline.shared.Ids;
import io.plumbline.web.portal.cohort.CohortsAsked;
import io.plumbline.web.portal.expected.ExpectedAsked;
import io.plumbline.web.portal.value.SettingsAsked;
import io.plumbline.web.portal.experiment.ExperimentView;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Tables of the measurement pages as files, for the same address. */
@WebServlet({"/app/cohorts/export", "/app/expected/export", "/app/value/export", "/app/experiments/export"})
public class MeasureExportServlet extends HttpServlet {

    @Inject
    private GridFile file;
    @Inject
    private Cohorts cohorts;
    @Inject
    private CohortsAsked cohortsAsked;
    @Inject
    private ExpectedConversions expected;
    @Inject
    private ExpectedAsked expectedAsked;
    @Inject
    private CustomerValues values;
    @Inject
    private ExperimentReadouts readouts;
    @Inject
    private SettingsAsked settings;
    @Inject
    private AsKnown asKnown;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String what = request.getServletPath().split("/")[2];
        Grid grid = switch (what) {
            case "cohorts" -> cohorts.grid(cohortsAsked.question());
            case "expected" -> Grids.of(expected.expect(expectedAsked.question()), request.getParameter("table"));
            case "experiments" -> readouts.grid(Ids.parse("experiment", request.getParameter("id")), ExperimentView.day(request.getParameter("through")), asKnown.getInstant());
            default -> values.grid(Ids.parse("value-model", request.getParameter("id")), settings.settings());
        };
        file.send(grid, what.equals("cohorts") ? cohortsAsked.question().by() : null, what, request.getParameter("format"), response);
    }
}
