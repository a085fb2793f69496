package io.plumbline.web.portal.partner;

import io.plumbline.campaign.api.Partner;
import io.plumbline.campaign.api.Partners;
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
public class PartnerListView {

    @Inject
    private Partners partners;
    @Inject
    private ListFilter filter;

    private Page<Partner> page;

    @PostConstruct
    void read() {
        page = partners.list(filter.getStatus(), filter.getText(), filter.page());
    }

    public List<Partner> getRows() {
        return new ArrayList<>(page.items());
    }

    public String getNextLink() {
        return filter.next(page);
    }

    public void move(UUID id, String next) {
        partners.move(id, null, PlanStatus.valueOf(next));
        Words.say("said.partner." + next.toLowerCase(Locale.ROOT));
        read();
    }
}
