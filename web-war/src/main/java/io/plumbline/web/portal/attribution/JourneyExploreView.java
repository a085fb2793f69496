package io.plumbline.web.portal.attribution;

import io.plumbline.reporting.api.Attribution;
import io.plumbline.reporting.api.JourneysAnswer;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.ChartJson;
import io.plumbline.web.portal.Spoken;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.List;

/** Journeys as they went, converting or not. */
@Named
@RequestScoped
public class JourneyExploreView {

    private static final Spoken WORDS = new Spoken("reports");

    private static final int SHOWN_PATHS = 25;
    private static final int SHOWN_TRANSITIONS = 25;

    @Inject
    private Attribution attribution;
    @Inject
    private JourneyAsked asked;
    @Inject
    private Range range;

    private JourneysAnswer answer;

    @PostConstruct
    void ask() {
        if (asked.getGoal() != null) {
            answer = attribution.journeys(asked.question());
        }
    }

    public JourneysAnswer getAnswer() {
        return answer;
    }

    public long getJourneys() {
        return answer.sample().converting() + answer.sample().nonConverting();
    }

    public List<JourneysAnswer.PathRow> getPaths() {
        return answer.paths().stream().limit(SHOWN_PATHS).toList();
    }

    public List<JourneysAnswer.Transition> getTransitions() {
        return answer.transitions().stream().limit(SHOWN_TRANSITIONS).toList();
    }

    public String lengthChart(String converting, String not) {
        return ChartJson.bars(answer.lengths().stream().map(JourneysAnswer.LengthRow::touches).toList())
                .with(converting, answer.lengths().stream().map(row -> BigDecimal.valueOf(row.conversions())).toList())
                .with(not, answer.lengths().stream().map(row -> BigDecimal.valueOf(row.nonConverting())).toList()).axes(WORDS.of("journeys.axis.touches"), WORDS.of("journeys.axis")).json();
    }

    /** @param table one of those of REST */
    public String exportLink(String table, String format) {
        return (range.with("format", format) + "&table=" + table).replaceFirst("explore\\.xhtml", "export");
    }
}
