package io.plumbline.web.portal.postback;

import io.plumbline.shared.Page;
import io.plumbline.tracking.api.Deliveries;
import io.plumbline.tracking.api.PostbackRule;
import io.plumbline.tracking.api.PostbackRules;
import io.plumbline.web.portal.ListFilter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@Named
@RequestScoped
public class PostbackRuleListView {

    @Inject
    private PostbackRules rules;
    @Inject
    private Deliveries deliveries;
    @Inject
    private ListFilter filter;

    private Page<PostbackRule> page;
    private Map<String, Long> counts;

    @PostConstruct
    void read() {
        page = rules.list(filter.advertiser(), filter.campaign(), filter.partner(), filter.getStatus(), filter.page());
        counts = deliveries.counts();
    }

    public List<PostbackRule> getRows() {
        return new ArrayList<>(page.items());
    }

    public Map<String, Long> getCounts() {
        return counts;
    }

    public String getNextLink() {
        return filter.next(page);
    }
}
