package io.plumbline.web.portal.experiment;

import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.Experiment;
import io.plumbline.campaign.api.ExperimentArm;
import io.plumbline.campaign.api.ExperimentMeasure;
import io.plumbline.campaign.api.ExperimentStatus;
import io.plumbline.campaign.api.Experiments;
import io.plumbline.campaign.api.Links;
import io.plumbline.reporting.api.ExperimentAnswer;
import io.plumbline.reporting.api.ExperimentReadout;
import io.plumbline.reporting.api.ExperimentReadouts;
import io.plumbline.shared.Ids;
import io.plumbline.web.portal.AsKnown;
import io.plumbline.web.portal.ChartJson;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** One experiment: what was planned, what it says so far, how the evidence grew. */
@Named
@RequestScoped
public class ExperimentView {

    /** In widths of the last day's interval. */
    private static final int WIDEST = 8;

    @Inject
    private Experiments experiments;
    @Inject
    private ExperimentReadouts readouts;
    @Inject
    private Links links;
    @Inject
    private HttpServletRequest request;
    @Inject
    private AsKnown asKnown;

    private Experiment experiment;
    private Long version;
    private ExperimentReadout readout;
    private LocalDate through;

    /** @param figures of the comparison with the baseline; null for the baseline; @param gain by value per visitor; null for the baseline */
    public record Line(ExperimentArm arm, String leadsTo, ExperimentReadout.Arm seen, ExperimentAnswer.Arm value, ExperimentAnswer.Comparison figures, ExperimentAnswer.Incremental gain) {
    }

    @PostConstruct
    void read() {
        experiment = experiments.get(Ids.parse("experiment", request.getParameter("id")));
        version = experiment.version();
        through = day(request.getParameter("through"));
        readout = readouts.readout(experiment.id(), through, asKnown.getInstant());
    }

    /** Malformed shows all. */
    public static LocalDate day(String text) {
        try {
            return text == null || text.length() != 10 ? null : LocalDate.parse(text);
        } catch (DateTimeParseException malformed) {
            return null;
        }
    }

    /** Last day that is counted; null for all. */
    public LocalDate getThrough() {
        return through;
    }

    public List<Line> getLines() {
        List<Destination> destinations = links.get(experiment.linkId()).destinations();
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < experiment.variants().size(); i++) {
            ExperimentArm arm = experiment.variants().get(i);
            lines.add(new Line(arm, leadsTo(destinations, arm.destinationId()), readout.arms().get(i), readout.figures().variants().get(i),
                    readout.figures().comparisons().stream().filter(c -> c.variant().equals(arm.name())).findFirst().orElse(null),
                    readout.gains().stream().filter(gain -> gain.variant().equals(arm.name())).map(ExperimentReadout.Gain::incremental).findFirst().orElse(null)));
        }
        return lines;
    }

    /** The difference with its anytime interval, day by day; shares in percentage points. */
    public String chart(String variant) {
        ChartJson chart = ChartJson.line(readout.growth().stream().map(day -> day.date().toString()).toList());
        return chart.with(Words.of("experiment.difference"), grown(variant, ExperimentAnswer.Comparison::difference))
                .before(Words.of("experiment.upper"), grown(variant, bound(variant, 1)))
                .before(Words.of("experiment.lower"), grown(variant, bound(variant, 0)))
                .axes(null, isShare() ? Words.of("experiment.points") : Words.of("experiment.difference") + ", " + readout.currency()).json();
    }

    /** Without those of the first days that are so wide that nothing could be seen beside them; the table has them. */
    private Function<ExperimentAnswer.Comparison, Double> bound(String variant, int side) {
        double last = readout.growth().stream().map(day -> of(day, variant)).filter(Objects::nonNull).mapToDouble(ExperimentView::width).reduce(0, (a, b) -> b);
        return c -> c.anytimeInterval() == null || width(c) > WIDEST * last ? null : c.anytimeInterval().get(side);
    }

    private static double width(ExperimentAnswer.Comparison c) {
        return c.anytimeInterval() == null ? 0 : c.anytimeInterval().get(1) - c.anytimeInterval().get(0);
    }

    /** Newest first. */
    public List<ExperimentReadout.Day> getGrowth() {
        List<ExperimentReadout.Day> days = new ArrayList<>(readout.growth());
        java.util.Collections.reverse(days);
        return days;
    }

    public ExperimentAnswer.Comparison of(ExperimentReadout.Day day, String variant) {
        return day.comparisons().stream().filter(c -> c.variant().equals(variant)).findFirst().orElse(null);
    }

    public boolean isShare() {
        return experiment.measure() == ExperimentMeasure.CONVERSION_RATE;
    }

    public boolean may(String next) {
        return experiment.status().mayBecome(ExperimentStatus.valueOf(next));
    }

    public String move(String next) {
        experiments.move(experiment.id(), version, ExperimentStatus.valueOf(next));
        Words.say("said.experiment." + next.toLowerCase(Locale.ROOT));
        return "/app/experiments/view.xhtml?faces-redirect=true&id=" + experiment.id();
    }

    private List<BigDecimal> grown(String variant, Function<ExperimentAnswer.Comparison, Double> figure) {
        double scale = isShare() ? 100 : 1;
        List<BigDecimal> values = new ArrayList<>();
        for (ExperimentReadout.Day day : readout.growth()) {
            Double value = figure.apply(of(day, variant));
            values.add(value == null ? null : BigDecimal.valueOf(value * scale));
        }
        return values;
    }

    private static String leadsTo(List<Destination> destinations, UUID id) {
        return destinations.stream().filter(d -> d.id().equals(id)).map(d -> d.name() == null ? d.url() : d.name()).findFirst().orElse(null);
    }

    public Experiment getExperiment() {
        return experiment;
    }

    public ExperimentReadout getReadout() {
        return readout;
    }

    public Long getVersion() {
        return version;
    }

    public void setVersion(Long version) {
        this.version = version;
    }
}
