package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.PostbackRule;
import io.plumbline.tracking.api.PostbackRules;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@Named
@RequestScoped
public class OwnRuleListView {

    private static final int MOST = 100;

    @Inject
    private PostbackRules rules;

    private List<PostbackRule> rows;

    public List<PostbackRule> getRows() {
        return rows = rows == null ? new ArrayList<>(rules.list(null, null, null, null, PageRequest.first(MOST)).items()) : rows;
    }

    public String move(UUID id, String next) {
        rules.move(id, null, PlanStatus.valueOf(next));
        return "/partner/postback-rules/list.xhtml?faces-redirect=true";
    }
}
