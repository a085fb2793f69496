package io.plumbline.web.portal.importing;

import io.plumbline.shared.Page;
import io.plumbline.tracking.api.ImportJob;
import io.plumbline.tracking.api.Imports;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.EventSearch;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

@Named
@RequestScoped
public class ImportListView {

    @Inject
    private Imports imports;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;

    private Page<ImportJob> page;

    @PostConstruct
    void read() {
        page = imports.list(search.page());
    }

    public List<ImportJob> getRows() {
        return page.items();
    }

    public String getNextLink() {
        return page.next() == null ? null : range.with("cursor", page.next());
    }
}
