package io.plumbline.web.portal.link;

import io.plumbline.campaign.api.Choices;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.Links;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Page;
import io.plumbline.web.portal.ListFilter;
import io.plumbline.web.portal.Names;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

@Named
@RequestScoped
public class LinkListView {

    @Inject
    private Links links;
    @Inject
    private ListFilter filter;
    @Inject
    private Names names;

    private Page<Link> page;

    @PostConstruct
    void read() {
        page = links.list(filter.campaign(), filter.partner(), filter.getStatus(), filter.getText(), filter.page());
        names.know(Choices.Of.PARTNER, page.items(), Link::partnerId);
        names.know(Choices.Of.CAMPAIGN, page.items(), Link::campaignId);
    }

    public List<Link> getRows() {
        return new ArrayList<>(page.items());
    }

    public String getNextLink() {
        return filter.next(page);
    }

    public void move(UUID id, String next) {
        links.move(id, null, PlanStatus.valueOf(next));
        Words.say("said.link." + next.toLowerCase(Locale.ROOT));
        read();
    }
}
