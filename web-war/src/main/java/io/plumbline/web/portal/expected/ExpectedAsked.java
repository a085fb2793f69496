package io.plumbline.web.portal.expected;

import io.plumbline.reporting.api.ExpectedQuestion;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.AsKnown;
import io.plumbline.web.portal.EventSearch;
import io.plumbline.web.portal.GoalChoice;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.List;

/** The question about conversions to come that the address asks. */
@RequestScoped
public class ExpectedAsked {

    static final List<String> LEVELS = List.of("0.9", "0.8", "0.95");

    @Inject
    private EventSearch search;
    @Inject
    private GoalChoice choice;
    @Inject
    private Range range;
    @Inject
    private AsKnown asKnown;

    public String level() {
        return LEVELS.contains(search.value("level")) ? search.value("level") : LEVELS.get(0);
    }

    public ExpectedQuestion question() {
        return new ExpectedQuestion(choice.getAdvertiser().id(), choice.getGoal().key(), range.getFrom(), range.getTo(), range.getZone().getId(),
                search.filter().campaign(), new BigDecimal(level()), asKnown.getInstant());
    }
}
