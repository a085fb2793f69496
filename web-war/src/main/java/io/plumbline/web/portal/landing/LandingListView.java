package io.plumbline.web.portal.landing;

import io.plumbline.campaign.api.LandingPage;
import io.plumbline.campaign.api.LandingPages;
import io.plumbline.shared.Page;
import io.plumbline.web.faces.Range;
import io.plumbline.web.landing.LandingResults;
import io.plumbline.web.portal.ListFilter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@Named
@RequestScoped
public class LandingListView {

    @Inject
    private LandingPages pages;
    @Inject
    private LandingResults results;
    @Inject
    private ListFilter filter;
    @Inject
    private Range range;

    private final Map<UUID, LandingResults.Sums> figures = new HashMap<>();
    private Page<LandingPage> page;

    @PostConstruct
    void read() {
        page = pages.list(filter.advertiser(), filter.campaign(), filter.getText(), filter.page());
    }

    public List<LandingPage> getRows() {
        return new ArrayList<>(page.items());
    }

    public LandingResults.Sums figures(LandingPage of) {
        return figures.computeIfAbsent(of.id(), id -> results.of(of, range.getFrom(), range.getTo()));
    }

    public String getNextLink() {
        return filter.next(page);
    }
}
