package io.plumbline.web.portal.inquiry;

import io.plumbline.shared.Page;
import io.plumbline.tracking.api.Inquiries;
import io.plumbline.tracking.api.Inquiry;
import io.plumbline.tracking.api.InquiryStatus;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.EventSearch;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

@Named
@RequestScoped
public class InquiryListView {

    private static final List<String> CHOICES = List.of("open", "overdue", "answered", "accepted", "refused", "withdrawn");

    @Inject
    private Inquiries inquiries;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;

    private Page<Inquiry> page;

    @PostConstruct
    void read() {
        String show = search.value("show");
        InquiryStatus status = Stream.of(InquiryStatus.values()).filter(one -> one.key().equals(show)).findFirst().orElse(null);
        page = inquiries.list(search.filter().partner(), status, show.equals("overdue"), search.page());
    }

    public List<Inquiry> getRows() {
        return new ArrayList<>(page.items());
    }

    public List<String> getChoices() {
        return CHOICES;
    }

    public String getNextLink() {
        return page.next() == null ? null : range.with("cursor", page.next());
    }
}
