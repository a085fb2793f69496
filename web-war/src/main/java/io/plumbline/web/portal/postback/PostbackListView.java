package io.plumbline.web.portal.postback;

import io.plumbline.shared.Page;
import io.plumbline.tracking.api.PostbackEntry;
import io.plumbline.tracking.api.PostbackLog;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.EventSearch;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Every call at a conversion door, also the refused ones: here people find their mistakes. */
@Named
@RequestScoped
public class PostbackListView {

    private static final List<String> DOORS = List.of("postback", "pixel", "tag", "rest");
    private static final List<String> OUTCOMES = List.of("recorded", "duplicate", "updated", "rejected", "refused");

    @Inject
    private PostbackLog log;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;

    private Page<PostbackEntry> page;

    @PostConstruct
    void read() {
        page = log.list(search.filter(), known(DOORS, "door"), known(OUTCOMES, "outcome"), search.page());
    }

    public List<PostbackEntry> getRows() {
        return page.items();
    }

    public List<String> getDoors() {
        return DOORS;
    }

    public List<String> getOutcomes() {
        return OUTCOMES;
    }

    public String getNextLink() {
        return page.next() == null ? null : range.with("cursor", page.next());
    }

    private String known(List<String> all, String name) {
        return all.contains(search.value(name)) ? search.value(name) : null;
    }
}
