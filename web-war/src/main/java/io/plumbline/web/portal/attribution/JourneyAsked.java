package io.plumbline.web.portal.attribution;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.Goals;
import io.plumbline.reporting.api.AttributionQuestion;
import io.plumbline.shared.PageRequest;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.AsKnown;
import io.plumbline.web.portal.EventSearch;
import io.plumbline.web.portal.Names;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The question about journeys that the address asks. What an address gets wrong falls back to the usual. */
@Named
@RequestScoped
public class JourneyAsked {

    static final String GOAL_WINDOWS = "goal";

    private static final List<String> BY = List.of("channel", "campaign", "partner", "creative", "keyword");
    private static final List<String> LOOKBACKS = List.of(GOAL_WINDOWS, "7", "14", "30", "60", "90");
    private static final List<String> INTERACTIONS = List.of("all", "clicks", "leads");
    private static final List<String> ORDERS = List.of("auto", "1", "2", "3", "4");
    private static final List<String> INTERVALS = List.of("none", "day", "week", "month");
    private static final int MOST_DAYS = 90;

    @Inject
    private Goals goals;
    @Inject
    private Names names;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;
    @Inject
    private AsKnown asKnown;

    private Advertiser advertiser;
    private List<Goal> choices = List.of();
    private Goal goal;

    @PostConstruct
    void read() {
        advertiser = names.getAdvertisers().stream().filter(a -> search.is("advertiser", a.id())).findFirst()
                .orElse(names.getAdvertisers().stream().findFirst().orElse(null));
        if (advertiser != null) {
            choices = goals.list(advertiser.id(), PageRequest.first(200)).items();
            goal = choices.stream().filter(g -> search.is("goal", g.key())).findFirst().orElse(choices.stream().findFirst().orElse(null));
        }
    }

    public AttributionQuestion question() {
        String lookback = getLookback();
        return new AttributionQuestion(range.getFrom(), range.getTo(), range.getZone().getId(), goal.key(), advertiser.id(),
                lookback.equals(GOAL_WINDOWS) ? null : Integer.valueOf(lookback), getBy(), null, getOrder().equals("auto") ? null : Integer.valueOf(getOrder()), null,
                getJourney().equals("reset"), interactions(), null, getInterval().equals("none") ? null : getInterval(), null, asKnown.getInstant());
    }

    public String getBy() {
        return chosen("by", BY, "channel");
    }

    public String getLookback() {
        return chosen("lookback", LOOKBACKS, "30");
    }

    public String getInteractions() {
        return chosen("interactions", INTERACTIONS, "all");
    }

    public String getOrder() {
        return chosen("order", ORDERS, "auto");
    }

    public String getJourney() {
        return chosen("journey", List.of("whole", "reset"), "whole");
    }

    /** Days become weeks where they would be too many. */
    public String getInterval() {
        String asked = chosen("interval", INTERVALS, "none");
        return asked.equals("day") && ChronoUnit.DAYS.between(range.getFrom(), range.getTo()) > MOST_DAYS ? "week" : asked;
    }

    public List<String> getBys() {
        return BY;
    }

    public List<String> getLookbacks() {
        return LOOKBACKS;
    }

    public List<String> getAllInteractions() {
        return INTERACTIONS;
    }

    public List<String> getOrders() {
        return ORDERS;
    }

    public List<String> getIntervals() {
        return INTERVALS;
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

    private List<String> interactions() {
        return switch (getInteractions()) {
            case "clicks" -> List.of("click", "visit");
            case "leads" -> List.of("click", "visit", "impression", "lead");
            default -> null;
        };
    }

    private String chosen(String name, List<String> allowed, String usual) {
        return allowed.contains(search.value(name)) ? search.value(name) : usual;
    }
}
