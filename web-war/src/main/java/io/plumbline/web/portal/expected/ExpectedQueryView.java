package io.plumbline.web.portal.expected;

import io.plumbline.reporting.api.ExpectedAnswer;
import io.plumbline.reporting.api.ExpectedConversions;
import io.plumbline.web.portal.ChartJson;
import io.plumbline.web.portal.GoalChoice;
import io.plumbline.web.portal.Spoken;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Recent days with what is still to come. */
@Named
@RequestScoped
public class ExpectedQueryView {

    private static final Spoken WORDS = new Spoken("reports");

    @Inject
    private ExpectedConversions expected;
    @Inject
    private ExpectedAsked asked;
    @Inject
    private GoalChoice choice;

    private ExpectedAnswer answer;

    @PostConstruct
    void ask() {
        answer = choice.getGoal() == null ? null : expected.expect(asked.question());
    }

    public ExpectedAnswer getAnswer() {
        return answer;
    }

    /** Newest first: what can still change stands on top. */
    public List<ExpectedAnswer.Day> getDays() {
        List<ExpectedAnswer.Day> days = new ArrayList<>(answer.days());
        java.util.Collections.reverse(days);
        return days;
    }

    public String chart(String soFar, String toCome, String low, String high) {
        return new ExpectedChart(answer).json(soFar, toCome, low, high);
    }

    public String lagChart(String label) {
        return ChartJson.line(answer.lags().stream().map(lag -> String.valueOf(lag.days())).toList())
                .with(label, answer.lags().stream().map(lag -> rounded(100 * lag.share())).toList()).axes(WORDS.of("expected.lags.days"), label).json();
    }

    /** Days by which half, nine tenths and 99 per cent have come; null when even the window's end is needed. */
    public List<ExpectedAnswer.Lag> getMilestones() {
        return List.of(0.5, 0.9, 0.99).stream().map(share -> answer.lags().stream().filter(lag -> lag.share() >= share).findFirst().orElse(null))
                .filter(java.util.Objects::nonNull).distinct().toList();
    }

    public boolean isQuiet() {
        return answer.total().clicks() == 0;
    }

    public String getLevel() {
        return asked.level();
    }

    public List<String> getLevels() {
        return ExpectedAsked.LEVELS;
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN);
    }
}
