package io.plumbline.web.portal.advertiser;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
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
public class AdvertiserListView {

    @Inject
    private Advertisers advertisers;
    @Inject
    private ListFilter filter;

    private Page<Advertiser> page;

    @PostConstruct
    void read() {
        page = advertisers.list(filter.getText(), filter.page());
    }

    public List<Advertiser> getRows() {
        return new ArrayList<>(page.items());
    }

    public String getNextLink() {
        return filter.next(page);
    }
}
