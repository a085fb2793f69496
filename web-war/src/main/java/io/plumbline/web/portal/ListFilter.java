package io.plumbline.web.portal;

import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.EventFilter;
import io.plumbline.web.faces.Range;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** The filters of a planning list, read from the address. What an address gets wrong filters nothing. */
@Named("filter")
@RequestScoped
public class ListFilter {

    @Inject
    private EventSearch search;
    @Inject
    private Range range;

    public String getText() {
        return search.value("q").isEmpty() ? null : search.value("q");
    }

    public PlanStatus getStatus() {
        for (PlanStatus status : PlanStatus.values()) {
            if (status.key().equals(search.value("status"))) {
                return status;
            }
        }
        return null;
    }

    public List<PlanStatus> getStatuses() {
        return List.of(PlanStatus.values());
    }

    /** The states a new thing may begin with. */
    public List<PlanStatus> getBeginnings() {
        return List.of(PlanStatus.DRAFT, PlanStatus.ACTIVE);
    }

    public UUID campaign() {
        return filter().campaign();
    }

    public UUID advertiser() {
        return filter().advertiser();
    }

    public UUID partner() {
        return filter().partner();
    }

    public PageRequest page() {
        return search.page();
    }

    public String next(Page<?> page) {
        return page.next() == null ? null : range.with("cursor", page.next());
    }

    public boolean isNarrowed() {
        return getText() != null || search.isNarrowed();
    }

    private EventFilter filter() {
        return search.filter();
    }
}
