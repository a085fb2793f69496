package io.plumbline.web.portal.overview;

import io.plumbline.reporting.api.ExpectedAnswer;
import io.plumbline.reporting.api.ExpectedConversions;
import io.plumbline.reporting.api.ExpectedQuestion;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.GoalChoice;
import io.plumbline.web.portal.expected.ExpectedChart;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.LocalDate;
import java.util.List;

/** The recent days of one goal, so far and as they will be; asked only when the trend shows it. */
@Named
@RequestScoped
public class OverviewExpected {

    /** Whoever looks at more has the page of its own. */
    private static final int MOST_DAYS = 92;

    @Inject
    private ExpectedConversions expected;
    @Inject
    private GoalChoice choice;
    @Inject
    private Range range;

    private ExpectedAnswer answer;

    public ExpectedAnswer getAnswer() {
        if (answer == null && choice.getGoal() != null) {
            answer = expected.expect(new ExpectedQuestion(choice.getAdvertiser().id(), choice.getGoal().key(), first(), range.getTo(), range.getZone().getId(), null, null, null));
        }
        return answer;
    }

    private LocalDate first() {
        LocalDate earliest = range.getTo().minusDays(MOST_DAYS - 1L);
        return range.getFrom().isBefore(earliest) ? earliest : range.getFrom();
    }

    public boolean isCut() {
        return !first().equals(range.getFrom());
    }

    public boolean isQuiet() {
        return getAnswer().total().clicks() == 0;
    }

    /** Newest first, those that can still change. */
    public List<ExpectedAnswer.Day> getOpen() {
        return getAnswer().days().stream().filter(day -> !day.settled()).sorted((a, b) -> b.date().compareTo(a.date())).toList();
    }

    public String chart(String soFar, String toCome, String low, String high) {
        return new ExpectedChart(getAnswer()).json(soFar, toCome, low, high);
    }
}
