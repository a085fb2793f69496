package io.plumbline.web.portal.attribution;

import io.plumbline.reporting.api.Attribution;
import io.plumbline.reporting.api.AttributionAnswer;
import io.plumbline.web.faces.Format;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.ChartJson;
import io.plumbline.web.portal.EventSearch;
import io.plumbline.web.portal.Spoken;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.List;

/** The same conversions credited by several models, side by side and over time. */
@Named
@RequestScoped
public class AttributionCompareView {

    private static final Spoken WORDS = new Spoken("reports");
    private static final int SHOWN_KEYS = 10;
    private static final int SHOWN_LINES = 5;
    private static final int SHOWN_PATHS = 15;
    private static final String USUAL_MODEL = "markov";

    @Inject
    private Attribution attribution;
    @Inject
    private JourneyAsked asked;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;

    private AttributionAnswer answer;
    private SideBySide table;

    @PostConstruct
    void ask() {
        if (asked.getGoal() != null) {
            answer = attribution.query(asked.question());
            table = new SideBySide(answer);
        }
    }

    public SideBySide getTable() {
        return table;
    }

    public String getChart() {
        List<SideBySide.Line> lines = table.getLines().stream().limit(SHOWN_KEYS).toList();
        ChartJson chart = ChartJson.bars(lines.stream().map(line -> new Format().stop(asked.getBy(), line.name())).toList());
        for (int i = 0; i < table.getModels().size(); i++) {
            int model = i;
            chart.with(WORDS.of("model." + table.getModels().get(i)), lines.stream().map(l -> l.cells().get(model).conversions()).toList());
        }
        return chart.axes(null, WORDS.of("attribution.axis")).json();
    }

    /** The model shown over time. */
    public String getModel() {
        return table.getModels().contains(search.value("model")) ? search.value("model") : USUAL_MODEL;
    }

    public List<SideBySide.Line> getOverTime() {
        return table.overTime(getModel());
    }

    public String getTimeChart() {
        ChartJson chart = ChartJson.line(answer.series().stream().map(stretch -> stretch.from().toString()).toList());
        getOverTime().stream().limit(SHOWN_LINES).forEach(line -> chart.with(new Format().stop(asked.getBy(), line.name()), line.cells().stream().map(AttributionAnswer.Row::conversions).toList()));
        return chart.axes(null, WORDS.of("attribution.axis")).json();
    }

    public AttributionAnswer.MarkovFit getMarkov() {
        return answer.models().stream().map(AttributionAnswer.ModelResult::markov).filter(fit -> fit != null).findFirst().orElse(null);
    }

    public BigDecimal getLastTouch(String key) {
        return answer.models().stream().filter(m -> m.model().equals("last-touch")).flatMap(m -> m.rows().stream()).filter(row -> row.key().equals(key))
                .map(AttributionAnswer.Row::conversions).findFirst().orElse(BigDecimal.ZERO);
    }

    public List<AttributionAnswer.PathRow> getPaths() {
        return answer.paths().stream().limit(SHOWN_PATHS).toList();
    }

    public String exportLink(String format) {
        return range.with("format", format).replaceFirst("compare\\.xhtml", "export");
    }

    public AttributionAnswer getAnswer() {
        return answer;
    }
}
