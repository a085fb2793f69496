package io.plumbline.web.portal.modelrun;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.reporting.api.Grids;
import io.plumbline.reporting.api.ModelRun;
import io.plumbline.reporting.api.ModelRuns;
import io.plumbline.shared.Ids;
import io.plumbline.web.faces.Range;
import io.plumbline.web.json.ApiJson;
import io.plumbline.web.portal.GoalNames;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/** One run: what was asked and read, what came out, and whether a repeat came out the same. */
@Named
@RequestScoped
public class ModelRunView {

    @Inject
    private ModelRuns runs;
    @Inject
    private HttpServletRequest request;
    @Inject
    private GoalNames goals;
    @Inject
    private Range range;

    private ModelRun run;
    private ModelRun first;

    @PostConstruct
    public void read() {
        run = runs.get(Ids.parse("model-run", request.getParameter("id")));
        first = run.repeatOf() == null ? null : runs.get(run.repeatOf());
    }

    public ModelRun getRun() {
        return run;
    }

    public boolean isUnderWay() {
        return "queued".equals(run.status()) || "running".equals(run.status());
    }

    /** {@code same}, {@code inputs} when other events were read, {@code code} when another version computed it, {@code differs}; null when there is nothing to compare. */
    public String getComparison() {
        if (first == null || run.resultDigest() == null || first.resultDigest() == null) {
            return null;
        }
        if (run.resultDigest().equals(first.resultDigest())) {
            return "same";
        }
        return !run.fingerprint().equals(first.fingerprint()) ? "inputs" : !run.modelVersion().equals(first.modelVersion()) ? "code" : "differs";
    }

    public String repeat() {
        return "/app/model-runs/view.xhtml?faces-redirect=true&id=" + runs.repeat(run.id());
    }

    /** Whether its result is one table; customers and channels of a model of value have files of their own. */
    public boolean isTabled() {
        return Grids.isTable(run);
    }

    public List<RunAsked.Line> getAsked() {
        return new RunAsked(run.advertiserId(), goals, range.getZone(), Words.locale()).lines(run.parameters());
    }

    public String getParameters() {
        return pretty(run.parameters());
    }

    public String getResult() {
        return pretty(run.result());
    }

    private static String pretty(String json) {
        try {
            return json == null ? null : ApiJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(ApiJson.mapper().readTree(json));
        } catch (JsonProcessingException damaged) {
            return json;
        }
    }
}
