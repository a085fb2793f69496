package io.plumbline.web.portal.modelrun;

import io.plumbline.reporting.api.ModelRun;
import io.plumbline.reporting.api.ModelRuns;
import io.plumbline.shared.Page;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.EventSearch;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

/** Models that were computed and kept, newest first. */
@Named
@RequestScoped
public class ModelRunListView {

    @Inject
    private ModelRuns runs;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;

    private Page<ModelRun> page;

    @PostConstruct
    void read() {
        page = runs.list(null, null, search.page());
    }

    public List<ModelRun> getRows() {
        return new ArrayList<>(page.items());
    }

    public String getNextLink() {
        return page.next() == null ? null : range.with("cursor", page.next());
    }
}
