package io.plumbline.web.portal;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.Goals;
import io.plumbline.shared.PageRequest;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** The advertiser and the goal that the address names, or the first there are. */
@Named("goalChoice")
@RequestScoped
public class GoalChoice {

    private static final int MOST = 200;

    @Inject
    private Names names;
    @Inject
    private Goals goals;
    @Inject
    private EventSearch search;

    private Advertiser advertiser;
    private List<Goal> choices = List.of();
    private Goal goal;

    @PostConstruct
    void choose() {
        advertiser = names.getAdvertisers().stream().filter(a -> search.is("advertiser", a.id())).findFirst().orElse(names.getAdvertisers().stream().findFirst().orElse(null));
        if (advertiser != null) {
            choices = goals.list(advertiser.id(), PageRequest.first(MOST)).items();
            goal = choices.stream().filter(g -> search.is("goal", g.key())).findFirst()
                    .orElse(choices.stream().filter(g -> g.kind().key().equals("sale")).findFirst().orElse(choices.stream().findFirst().orElse(null)));
        }
    }

    public Advertiser getAdvertiser() {
        return advertiser;
    }

    public Goal getGoal() {
        return goal;
    }

    public List<Goal> getGoals() {
        return choices;
    }
}
