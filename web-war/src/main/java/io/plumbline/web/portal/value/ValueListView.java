package io.plumbline.web.portal.value;

import io.plumbline.reporting.api.CustomerValues;
import io.plumbline.reporting.api.ValueModel;
import io.plumbline.shared.Page;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.EventSearch;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

@Named
@RequestScoped
public class ValueListView {

    @Inject
    private CustomerValues values;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;

    private Page<ValueModel> page;

    @PostConstruct
    void read() {
        page = values.list(null, search.page());
    }

    public List<ValueModel> getRows() {
        return page.items();
    }

    public String getNextLink() {
        return page.next() == null ? null : range.with("cursor", page.next());
    }
}
