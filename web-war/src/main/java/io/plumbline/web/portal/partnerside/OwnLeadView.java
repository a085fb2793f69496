package io.plumbline.web.portal.partnerside;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Lead;
import io.plumbline.tracking.api.Leads;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

@Named
@RequestScoped
public class OwnLeadView {

    @Inject
    private Leads leads;
    @Inject
    private HttpServletRequest request;

    private Lead lead;

    @PostConstruct
    void read() {
        lead = leads.get(Ids.parse("lead", request.getParameter("id")));
    }

    public Lead getLead() {
        return lead;
    }
}
