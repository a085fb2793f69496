package io.plumbline.web.portal.cohort;

import io.plumbline.reporting.api.CohortQuestion;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.AsKnown;
import io.plumbline.web.portal.EventSearch;
import io.plumbline.web.portal.GoalChoice;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The question about cohorts that the address asks. */
@RequestScoped
public class CohortsAsked {

    static final List<String> ANCHORS = List.of("first-purchase", "first-touch");
    static final List<String> UNITS = List.of("week", "month");
    static final List<String> BYS = List.of("none", "channel", "campaign", "partner");

    private static final int PERIODS = 12;

    @Inject
    private EventSearch search;
    @Inject
    private GoalChoice choice;
    @Inject
    private Range range;
    @Inject
    private AsKnown asKnown;

    public String one(String name, List<String> of) {
        return of.contains(search.value(name)) ? search.value(name) : of.get(0);
    }

    public CohortQuestion question() {
        return new CohortQuestion(choice.getAdvertiser().id(), choice.getGoal().key(), range.getFrom(), range.getTo(), range.getZone().getId(), one("anchor", ANCHORS),
                one("unit", UNITS), one("by", BYS), PERIODS, null, asKnown.getInstant());
    }
}
