package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.Links;
import io.plumbline.shared.Page;
import io.plumbline.web.portal.ListFilter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

@Named
@RequestScoped
public class OwnLinkListView {

    @Inject
    private Links links;
    @Inject
    private ListFilter filter;

    private Page<Link> page;

    @PostConstruct
    void read() {
        page = links.list(filter.campaign(), null, null, filter.getText(), filter.page());
    }

    public List<Link> getRows() {
        return new ArrayList<>(page.items());
    }

    public String getNextLink() {
        return filter.next(page);
    }
}
