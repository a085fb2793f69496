package io.plumbline.web.portal.attribution;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.Goals;
import io.plumbline.reporting.api.Attribution;
import io.plumbline.reporting.api.AttributionAnswer;
import io.plumbline.reporting.api.AttributionQuestion;
import io.plumbline.shared.PageRequest;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.ChartJson;
import io.plumbline.web.portal.EventSearch;
import io.plumbline.web.portal.Names;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The same conversions credited by several models, side by side. */
@Named
@RequestScoped
public class AttributionCompareView {

    private static final List<String> BY = List.of("channel", "campaign", "partner");
    private static final List<Integer> LOOKBACKS = List.of(7, 14, 30, 60, 90);
    private static final int SHOWN_KEYS = 10;
    private static final int SHOWN_PATHS = 15;

    @Inject
    private Attribution attribution;
    @Inject
    private Goals goals;
    @Inject
    private Names names;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;

    private Advertiser advertiser;
    private List<Goal> choices = List.of();
    private Goal goal;
    private AttributionAnswer answer;

    /** @param cells one a model, in the order of the models */
    public record Line(String name, List<AttributionAnswer.Row> cells) {
    }

    @PostConstruct
    void ask() {
        advertiser = names.getAdvertisers().stream().filter(a -> search.is("advertiser", a.id())).findFirst()
                .orElse(names.getAdvertisers().stream().findFirst().orElse(null));
        if (advertiser != null) {
            choices = goals.list(advertiser.id(), PageRequest.first(200)).items();
            goal = choices.stream().filter(g -> search.is("goal", g.key())).findFirst().orElse(choices.stream().findFirst().orElse(null));
        }
        if (goal != null) {
            answer = attribution.query(new AttributionQuestion(range.getFrom(), range.getTo(), range.getZone().getId(), goal.key(), advertiser.id(), getLookback(),
                    getBy(), null, null, null, "reset".equals(search.value("journey"))));
        }
    }

    public List<String> getModels() {
        return answer.models().stream().map(AttributionAnswer.ModelResult::model).toList();
    }

    public List<Line> getLines() {
        Map<String, List<AttributionAnswer.Row>> cells = new LinkedHashMap<>();
        for (AttributionAnswer.ModelResult model : answer.models()) {
            model.rows().forEach(row -> cells.computeIfAbsent(row.key(), k -> new ArrayList<>()));
        }
        for (AttributionAnswer.ModelResult model : answer.models()) {
            cells.forEach((key, row) -> row.add(model.rows().stream().filter(r -> r.key().equals(key)).findFirst()
                    .orElse(new AttributionAnswer.Row(key, row.isEmpty() ? key : row.get(0).name(), BigDecimal.ZERO, "0"))));
        }
        return cells.entrySet().stream().map(e -> new Line(label(e.getValue().get(0)), e.getValue()))
                .sorted((a, b) -> last(b).compareTo(last(a))).toList();
    }

    public String getChart() {
        List<Line> lines = getLines().stream().limit(SHOWN_KEYS).toList();
        ChartJson chart = ChartJson.bars(lines.stream().map(Line::name).toList());
        for (int i = 0; i < getModels().size(); i++) {
            int model = i;
            chart.with(getModels().get(i), lines.stream().map(l -> l.cells().get(model).conversions()).toList());
        }
        return chart.json();
    }

    public List<AttributionAnswer.PathRow> getPaths() {
        return answer.paths().stream().limit(SHOWN_PATHS).toList();
    }

    public String getBy() {
        return BY.contains(search.value("by")) ? search.value("by") : BY.get(0);
    }

    public int getLookback() {
        return LOOKBACKS.stream().filter(d -> search.is("lookback", d)).findFirst().orElse(30);
    }

    public List<String> getBys() {
        return BY;
    }

    public List<Integer> getLookbacks() {
        return LOOKBACKS;
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

    public AttributionAnswer getAnswer() {
        return answer;
    }

    private static String label(AttributionAnswer.Row row) {
        return row.name() == null ? row.key() : row.name();
    }

    private static BigDecimal last(Line line) {
        return line.cells().isEmpty() ? BigDecimal.ZERO : line.cells().get(0).conversions();
    }
}
