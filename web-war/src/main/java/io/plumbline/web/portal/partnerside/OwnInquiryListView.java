package io.plumbline.web.portal.partnerside;

import io.plumbline.shared.Page;
import io.plumbline.tracking.api.Inquiries;
import io.plumbline.tracking.api.Inquiry;
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
public class OwnInquiryListView {

    @Inject
    private Inquiries inquiries;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;

    private Page<Inquiry> page;

    @PostConstruct
    void read() {
        page = inquiries.list(null, null, false, search.page());
    }

    public List<Inquiry> getRows() {
        return new ArrayList<>(page.items());
    }

    public String getNextLink() {
        return page.next() == null ? null : range.with("cursor", page.next());
    }
}
