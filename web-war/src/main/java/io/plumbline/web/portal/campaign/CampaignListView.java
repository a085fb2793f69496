package io.plumbline.web.portal.campaign;

import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Page;
import io.plumbline.web.portal.ListFilter;
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
public class CampaignListView {

    @Inject
    private Campaigns campaigns;
    @Inject
    private ListFilter filter;

    private Page<Campaign> page;

    @PostConstruct
    void read() {
        page = campaigns.list(filter.advertiser(), filter.getStatus(), filter.getText(), filter.page());
    }

    public List<Campaign> getRows() {
        return new ArrayList<>(page.items());
    }

    public String getNextLink() {
        return filter.next(page);
    }

    public void move(UUID id, String next) {
        campaigns.move(id, null, PlanStatus.valueOf(next));
        Words.say("said.campaign." + next.toLowerCase(Locale.ROOT));
        read();
    }
}
