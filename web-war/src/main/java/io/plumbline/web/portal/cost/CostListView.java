package io.plumbline.web.portal.cost;

import io.plumbline.shared.Page;
import io.plumbline.tracking.api.CostEntry;
import io.plumbline.tracking.api.Costs;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.EventSearch;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

@Named
@RequestScoped
public class CostListView {

    @Inject
    private Costs costs;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;

    private Page<CostEntry> page;

    @PostConstruct
    void read() {
        page = costs.list(search.filter(), search.page());
    }

    public List<CostEntry> getRows() {
        return page.items();
    }

    public String getNextLink() {
        return page.next() == null ? null : range.with("cursor", page.next());
    }
}
