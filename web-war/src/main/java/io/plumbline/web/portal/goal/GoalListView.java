package io.plumbline.web.portal.goal;

import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.Goals;
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
public class GoalListView {

    @Inject
    private Goals goals;
    @Inject
    private ListFilter filter;

    private Page<Goal> page;

    @PostConstruct
    void read() {
        page = goals.list(filter.advertiser(), filter.page());
    }

    public List<Goal> getRows() {
        return new ArrayList<>(page.items());
    }

    public String getNextLink() {
        return filter.next(page);
    }
}
