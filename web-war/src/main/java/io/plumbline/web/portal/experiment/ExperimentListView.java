package io.plumbline.web.portal.experiment;

import io.plumbline.campaign.api.Experiment;
import io.plumbline.campaign.api.Experiments;
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
public class ExperimentListView {

    @Inject
    private Experiments experiments;
    @Inject
    private ListFilter filter;

    private Page<Experiment> page;

    @PostConstruct
    void read() {
        page = experiments.list(filter.advertiser(), null, null, filter.page());
    }

    public List<Experiment> getRows() {
        return new ArrayList<>(page.items());
    }

    public String getNextLink() {
        return filter.next(page);
    }
}
