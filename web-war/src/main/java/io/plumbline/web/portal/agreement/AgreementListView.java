package io.plumbline.web.portal.agreement;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Agreements;
import io.plumbline.campaign.api.Choices;
import io.plumbline.shared.Page;
import io.plumbline.web.portal.ListFilter;
import io.plumbline.web.portal.Names;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

@Named
@RequestScoped
public class AgreementListView {

    @Inject
    private Agreements agreements;
    @Inject
    private ListFilter filter;
    @Inject
    private Names names;

    private Page<Agreement> page;

    @PostConstruct
    void read() {
        page = agreements.list(filter.campaign(), filter.partner(), filter.page());
        names.know(Choices.Of.PARTNER, page.items(), Agreement::partnerId);
        names.know(Choices.Of.CAMPAIGN, page.items(), Agreement::campaignId);
    }

    public List<Agreement> getRows() {
        return new ArrayList<>(page.items());
    }

    public String getNextLink() {
        return filter.next(page);
    }
}
