package io.plumbline.web.portal.agreement;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.Agreements;
import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

@Named
@RequestScoped
public class AgreementView {

    private static final int MOST = 100;

    @Inject
    private Agreements agreements;
    @Inject
    private AgreementWords words;
    @Inject
    private HttpServletRequest request;

    private Agreement agreement;
    private List<Agreement> all;

    @PostConstruct
    void read() {
        agreement = agreements.get(Ids.parse("agreement", request.getParameter("id")));
    }

    public Agreement getAgreement() {
        return agreement;
    }

    public boolean isUpcoming() {
        return "upcoming".equals(words.state(agreement));
    }

    /** Everything these two ever agreed, latest first. */
    public List<Agreement> getAll() {
        if (all != null) {
            return all;
        }
        all = new ArrayList<>(agreements.list(agreement.campaignId(), agreement.partnerId(), PageRequest.first(MOST)).items());
        all.sort(Comparator.comparing(Agreement::effectiveFrom).reversed());
        return all;
    }
}
