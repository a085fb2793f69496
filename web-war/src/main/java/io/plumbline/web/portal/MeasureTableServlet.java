package io.plumbline.web.portal;

import io.plumbline.reporting.api.Attribution;
import io.plumbline.reporting.api.CustomerValues;
import io.plumbline.reporting.api.Grid;
import io.plumbline.reporting.api.Grids;
import io.plumbline.reporting.api.ModelRuns;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import io.plumbline.web.portal.attribution.JourneyAsked;
import io.plumbline.web.portal.experiment.ExperimentCalculatorView;
import io.plumbline.web.portal.value.SettingsAsked;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;

/** Single tables of the measurement pages as files, for the same address. */
@WebServlet({"/app/journeys/export", "/app/value/channels", "/app/attribution/credit", "/app/experiments/simulated", "/app/model-runs/export", "/app/experiments/calculated"})
public class MeasureTableServlet extends HttpServlet {

    @Inject
    private GridFile file;
    @Inject
    private Attribution attribution;
    @Inject
    private JourneyAsked journeys;
    @Inject
    private CustomerValues values;
    @Inject
    private SettingsAsked settings;
    @Inject
    private ModelRuns runs;
    @Inject
    private ExperimentCalculatorView calculator;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath();
        Grid grid = switch (path) {
            case "/app/journeys/export" -> journeys(request);
            case "/app/value/channels" -> Grids.of(values.channels(id("value-model", request), settings.settings()));
            case "/app/attribution/credit" -> Grids.of(attribution.conversion(id("conversion", request)));
            case "/app/experiments/simulated", "/app/model-runs/export" -> Grids.of(runs.get(id("model-run", request)));
            default -> calculator.table();
        };
        file.send(grid, by(path, request), path.split("/")[2], request.getParameter("format"), response);
    }

    /** What the rows of the table are of; null for one that has no keys. */
    private String by(String path, HttpServletRequest request) {
        return switch (path) {
            case "/app/journeys/export" -> journeys.getBy();
            case "/app/model-runs/export" -> Grids.by(runs.get(id("model-run", request)));
            default -> null;
        };
    }

    private Grid journeys(HttpServletRequest request) {
        if (journeys.getGoal() == null) {
            throw new NotFound("goal", request.getParameter("goal"));
        }
        return Grids.of(attribution.journeys(journeys.question()), request.getParameter("table"));
    }

    private static UUID id(String what, HttpServletRequest request) {
        return Ids.parse(what, request.getParameter("id"));
    }
}
