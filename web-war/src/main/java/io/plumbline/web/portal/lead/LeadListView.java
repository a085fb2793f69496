package io.plumbline.web.portal.lead;

import io.plumbline.shared.Page;
import io.plumbline.tracking.api.EventFilter;
import io.plumbline.tracking.api.Lead;
import io.plumbline.tracking.api.LeadConfirmations;
import io.plumbline.tracking.api.LeadFilter;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.api.Leads;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.EventSearch;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

/** Leads of a time, how far they came, and what somebody has to look at. */
@Named
@RequestScoped
public class LeadListView {

    @Inject
    private Leads leads;
    @Inject
    private LeadConfirmations confirmations;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;

    private Page<Lead> page;
    private List<Leads.Step> funnel;

    @PostConstruct
    void read() {
        EventFilter asked = search.filter();
        page = leads.list(new LeadFilter(asked.advertiser(), asked.campaign(), asked.partner(), LeadStage.named(search.value("status")).orElse(null), null, null, asked.customer(),
                search.is("questions", "true") ? Boolean.TRUE : null, asked.from(), asked.to()), search.page());
        funnel = leads.funnel(asked.advertiser(), asked.campaign(), asked.from(), asked.to());
    }

    public List<Lead> getRows() {
        return new ArrayList<>(page.items());
    }

    public String getNextLink() {
        return page.next() == null ? null : range.with("cursor", page.next());
    }

    public List<Leads.Step> getFunnel() {
        return funnel;
    }

    public boolean isFilled() {
        return funnel.stream().anyMatch(step -> step.reached() > 0 || step.now() > 0);
    }

    public LeadStage[] getStages() {
        return LeadStage.values();
    }

    public List<Leads.Unmapped> getUnmapped() {
        return leads.unmapped(search.filter().advertiser());
    }

    public boolean isMailing() {
        return confirmations.canMail();
    }
}
