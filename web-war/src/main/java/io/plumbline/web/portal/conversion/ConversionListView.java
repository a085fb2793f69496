package io.plumbline.web.portal.conversion;

import io.plumbline.shared.Page;
import io.plumbline.tracking.api.Conversion;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.EventSearch;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

@Named
@RequestScoped
public class ConversionListView {

    @Inject
    private Conversions conversions;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;

    private Page<Conversion> page;

    @PostConstruct
    void read() {
        page = conversions.list(search.filter(), search.page());
    }

    public List<Conversion> getRows() {
        return page.items();
    }

    public String getNextLink() {
        return page.next() == null ? null : range.with("cursor", page.next());
    }
}
