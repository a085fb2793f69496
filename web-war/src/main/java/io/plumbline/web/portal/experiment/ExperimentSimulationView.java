package io.plumbline.web.portal.experiment;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.reporting.api.ExperimentMetric;
import io.plumbline.reporting.api.ModelRun;
import io.plumbline.reporting.api.ModelRuns;
import io.plumbline.reporting.api.PeekAnswer;
import io.plumbline.reporting.api.PeekQuestion;
import io.plumbline.reporting.api.Weights;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Json;
import io.plumbline.shared.Keyed;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Refusal;
import io.plumbline.web.portal.ChartJson;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Experiments without any difference, played in the background: started, followed, kept, and played again to the same digits. */
@Named
@RequestScoped
public class ExperimentSimulationView {

    private static final String KIND = "experiment-peeking";
    private static final int SHOWN_RUNS = 20;
    private static final int SHOWN_LOOKS = 12;
    private static final TypeReference<PeekQuestion> QUESTION = new TypeReference<>() { };
    private static final TypeReference<PeekAnswer> ANSWER = new TypeReference<>() { };

    @Inject
    private ModelRuns runs;
    @Inject
    private HttpServletRequest request;

    private final List<Refusal.Fault> faults = new ArrayList<>();
    private List<ModelRun> rows;
    private ModelRun run;
    private PeekAnswer answer;
    private UUID advertiserId;
    private String chosen = ExperimentMetric.BINOMIAL.key();
    private double rate = 0.1;
    private double share = 0.5;
    private int unitsPerLook = 200;
    private int looks = 100;
    private int plays = 2000;
    private double alpha = 0.05;
    private long seed = 1;

    @PostConstruct
    public void read() {
        rows = runs.list(KIND, null, PageRequest.first(SHOWN_RUNS)).items();
        String id = request.getParameter("id");
        run = id == null || id.isBlank() ? null : runs.get(Ids.parse("model-run", id));
        answer = run == null || run.result() == null || !run.kind().equals(KIND) ? null : Json.read(run.result(), ANSWER);
    }

    public String start() {
        try {
            Weights weights = share <= 0 || share >= 1 ? null : Weights.of(List.of(1 - share, share));
            return to(runs.start(KIND, advertiserId, Json.write(new PeekQuestion(rate, unitsPerLook, looks, plays, weights, alpha, seed, Keyed.of(ExperimentMetric.class, "metric", chosen)))));
        } catch (Invalid no) {
            faults.addAll(no.faults());
            return null;
        }
    }

    public String repeat() {
        return to(runs.repeat(run.id()));
    }

    private static String to(UUID id) {
        return "/app/experiments/simulation.xhtml?faces-redirect=true&id=" + id;
    }

    public boolean isUnderWay() {
        return run != null && ("queued".equals(run.status()) || "running".equals(run.status()));
    }

    public String getChart() {
        return ChartJson.line(answer.looks().stream().map(look -> String.valueOf(look.units())).toList())
                .with(Words.of("experiment.peek.p"), share(PeekAnswer.Look::everPValue)).with(Words.of("experiment.peek.anytime"), share(PeekAnswer.Look::everAnytime))
                .with(Words.of("experiment.peek.verdict"), share(PeekAnswer.Look::everVerdict)).before(Words.of("experiment.peek.alpha"), share(look -> answer.alpha()))
                .axes(Words.of("experiment.peek.units"), Words.of("experiment.peek.share")).json();
    }

    private List<BigDecimal> share(ToDoubleFunction<PeekAnswer.Look> of) {
        return answer.looks().stream().map(look -> BigDecimal.valueOf(100 * of.applyAsDouble(look))).toList();
    }

    /** Some on the way, and the last. */
    public List<PeekAnswer.Look> getShownLooks() {
        List<PeekAnswer.Look> all = answer.looks();
        int step = Math.max(1, all.size() / SHOWN_LOOKS);
        return IntStream.range(0, all.size()).filter(i -> i == all.size() - 1 || i % step == step - 1).mapToObj(all::get).toList();
    }

    public PeekAnswer.Look getLast() {
        return answer.looks().get(answer.looks().size() - 1);
    }

    /** What a kept run was asked. */
    public PeekQuestion asked(ModelRun of) {
        return Json.read(of.parameters(), QUESTION);
    }

    public String metric(PeekQuestion of) {
        return (of.metric() == null ? ExperimentMetric.BINOMIAL : of.metric()).key();
    }

    /** Share of the second variant. */
    public double second(PeekQuestion of) {
        double[] weights = (of.weights() == null ? Weights.of(List.of(1.0, 1.0)) : of.weights()).of(List.of("A", "B"), "weights");
        return weights[1] / (weights[0] + weights[1]);
    }

    public ExperimentMetric[] getMetrics() {
        return ExperimentMetric.values();
    }

    public String getChosen() {
        return chosen;
    }

    public void setChosen(String chosen) {
        this.chosen = chosen;
    }

    public List<Refusal.Fault> getFaults() {
        return faults;
    }

    public List<ModelRun> getRows() {
        return rows;
    }

    public ModelRun getRun() {
        return run;
    }

    public PeekAnswer getAnswer() {
        return answer;
    }

    public UUID getAdvertiserId() {
        return advertiserId;
    }

    public void setAdvertiserId(UUID advertiserId) {
        this.advertiserId = advertiserId;
    }

    public double getRate() {
        return rate;
    }

    public void setRate(double rate) {
        this.rate = rate;
    }

    public double getShare() {
        return share;
    }

    public void setShare(double share) {
        this.share = share;
    }

    public int getUnitsPerLook() {
        return unitsPerLook;
    }

    public void setUnitsPerLook(int unitsPerLook) {
        this.unitsPerLook = unitsPerLook;
    }

    public int getLooks() {
        return looks;
    }

    public void setLooks(int looks) {
        this.looks = looks;
    }

    public int getPlays() {
        return plays;
    }

    public void setPlays(int plays) {
        this.plays = plays;
    }

    public double getAlpha() {
        return alpha;
    }

    public void setAlpha(double alpha) {
        this.alpha = alpha;
    }

    public long getSeed() {
        return seed;
    }

    public void setSeed(long seed) {
        this.seed = seed;
    }
}
