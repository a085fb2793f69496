package io.plumbline.web.portal.goal;

import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.Goals;
import io.plumbline.shared.Ids;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;

@Named
@RequestScoped
public class GoalView {

    @Inject
    private Goals goals;
    @Inject
    private HttpServletRequest request;

    private Goal goal;

    @PostConstruct
    void read() {
        goal = goals.get(Ids.parse("goal", request.getParameter("id")));
    }

    public Goal getGoal() {
        return goal;
    }
}
