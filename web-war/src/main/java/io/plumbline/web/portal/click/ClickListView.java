package io.plumbline.web.portal.click;

import io.plumbline.campaign.api.Choices;
import io.plumbline.shared.Page;
import io.plumbline.tracking.api.Click;
import io.plumbline.tracking.api.Clicks;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.EventSearch;
import io.plumbline.web.portal.Names;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

@Named
@RequestScoped
public class ClickListView {

    @Inject
    private Clicks clicks;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;
    @Inject
    private Names names;

    private Page<Click> page;

    @PostConstruct
    void read() {
        page = clicks.list(search.filter(), search.page());
        names.know(Choices.Of.LINK, page.items(), Click::linkId);
        names.know(Choices.Of.PARTNER, page.items(), Click::partnerId);
        names.know(Choices.Of.CAMPAIGN, page.items(), Click::campaignId);
    }

    public List<Click> getRows() {
        return page.items();
    }

    public String getNextLink() {
        return page.next() == null ? null : range.with("cursor", page.next());
    }
}
