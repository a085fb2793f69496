package io.plumbline.web.portal.partnerside;

import io.plumbline.shared.Page;
import io.plumbline.tracking.api.Lead;
import io.plumbline.tracking.api.LeadFilter;
import io.plumbline.tracking.api.Leads;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.EventSearch;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

@Named
@RequestScoped
public class OwnLeadListView {

    @Inject
    private Leads leads;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;

    private Page<Lead> page;

    @PostConstruct
    void read() {
        page = leads.list(LeadFilter.ALL, search.page());
    }

    public List<Lead> getRows() {
        return new ArrayList<>(page.items());
    }

    public String getNextLink() {
        return page.next() == null ? null : range.with("cursor", page.next());
    }
}
