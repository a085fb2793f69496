package io.plumbline.web.portal.experiment;

import io.plumbline.reporting.api.ExperimentAnswer;
import io.plumbline.reporting.api.ExperimentMetric;
import io.plumbline.reporting.api.ExperimentQuestion;
import io.plumbline.reporting.api.ExperimentQuestion.Variant;
import io.plumbline.reporting.api.ExperimentReadouts;
import io.plumbline.reporting.api.Grid;
import io.plumbline.reporting.api.Grids;
import io.plumbline.reporting.api.PeekAnswer;
import io.plumbline.reporting.api.PeekQuestion;
import io.plumbline.reporting.api.SamplePlan;
import io.plumbline.reporting.api.SampleQuestion;
import io.plumbline.reporting.api.Weights;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Invalid;
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
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Three calculators; what is asked stands in the address. A refusal is shown beside its form, so that the others stay. */
@Named
@RequestScoped
public class ExperimentCalculatorView {

    private static final int ROWS = 4;
    private static final long SEED = 1;
    private static final Map<String, String> EXAMPLE = Map.of("name0", "A", "units0", "20000", "sum0", "2000", "name1", "B", "units1", "20000", "sum1", "2300");

    @Inject
    private ExperimentReadouts readouts;
    @Inject
    private HttpServletRequest request;
    @Inject
    private Authority authority;

    private final List<Refusal.Fault> faults = new ArrayList<>();
    private ExperimentAnswer answer;
    private SamplePlan plan;
    private PeekAnswer peek;

    @PostConstruct
    void ask() {
        authority.requireStaff();
        switch (String.valueOf(request.getParameter("ask"))) {
            case "evaluate" -> answer = told(() -> readouts.evaluate(data()));
            case "plan" -> plan = told(() -> readouts.plan(sample()));
            case "peek" -> peek = told(() -> readouts.peek(peeked()));
            default -> faults.clear();
        }
    }

    private <T> T told(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (Invalid no) {
            faults.addAll(no.faults());
            return null;
        }
    }

    private ExperimentQuestion data() {
        List<Variant> variants = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            if (number("units" + i) != null) {
                Double units = number("units" + i);
                variants.add(new Variant(text("name" + i), units.longValue(), number("sum" + i), number("squares" + i), number("den" + i), number("denSquares" + i),
                        number("cross" + i), null, null, null, number("cost" + i)));
                weights.add(number("weight" + i) == null ? (Double) 1.0 : number("weight" + i));
            }
        }
        return new ExperimentQuestion(metric(), variants.isEmpty() ? null : variants.get(0).name(), variants, Weights.of(weights), number("alpha"), null, null, null);
    }

    private SampleQuestion sample() {
        return new SampleQuestion(metric(), number("baseline"), number("effect"), "on".equals(text("relative")), number("alpha"), number("power"), whole("variants"),
                number("deviation"), number("perDay"));
    }

    private PeekQuestion peeked() {
        Double share = number("share");
        return new PeekQuestion(number("rate") == null ? 0 : number("rate"), or(whole("perLook"), 0), or(whole("looks"), 0), or(whole("runs"), 0),
                share == null || share <= 0 || share >= 1 ? null : Weights.of(List.of(1 - share, share)), 0.05, SEED, metric());
    }

    /** Of whichever calculator was asked, for a file. @throws Invalid where it had no answer */
    public Grid table() {
        if (!faults.isEmpty() || answer == null && plan == null && peek == null) {
            throw new Invalid(faults.isEmpty() ? List.of(new Refusal.Fault("ask", "required", "Ask one of evaluate, plan and peek.")) : faults);
        }
        return answer != null ? Grids.of(answer) : plan != null ? Grids.of(plan) : Grids.of(peek);
    }

    private ExperimentMetric metric() {
        for (ExperimentMetric metric : ExperimentMetric.values()) {
            if (metric.key().equals(text("metric"))) {
                return metric;
            }
        }
        return ExperimentMetric.BINOMIAL;
    }

    public String getPeekChart() {
        return ChartJson.line(peek.looks().stream().map(look -> String.format(Locale.ROOT, "%d", look.units())).toList())
                .with(Words.of("experiment.peek.p"), share(PeekAnswer.Look::everPValue)).with(Words.of("experiment.peek.anytime"), share(PeekAnswer.Look::everAnytime))
                .with(Words.of("experiment.peek.verdict"), share(PeekAnswer.Look::everVerdict)).before(Words.of("experiment.peek.alpha"), share(look -> peek.alpha()))
                .axes(Words.of("experiment.peek.units"), Words.of("experiment.peek.share")).json();
    }

    private List<BigDecimal> share(java.util.function.ToDoubleFunction<PeekAnswer.Look> of) {
        return peek.looks().stream().map(look -> BigDecimal.valueOf(100 * of.applyAsDouble(look))).toList();
    }

    /** Every fifth, and the last: enough to read. */
    public List<PeekAnswer.Look> getLooks() {
        List<PeekAnswer.Look> looks = peek.looks();
        return java.util.stream.IntStream.range(0, looks.size()).filter(i -> i == looks.size() - 1 || i % Math.max(1, looks.size() / 10) == 0).mapToObj(looks::get).toList();
    }

    private String text(String name) {
        String value = request.getParameter(name);
        return value == null || value.isBlank() || value.length() > 64 ? null : value.strip();
    }

    private Double number(String name) {
        try {
            String text = text(name);
            return text == null ? null : Double.valueOf(text.replace(',', '.'));
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }

    private Integer whole(String name) {
        Double number = number(name);
        return number == null ? null : (Integer) number.intValue();
    }

    private static int or(Integer value, int otherwise) {
        return value == null ? otherwise : value;
    }

    /** Of a cell of the table of data: what was typed, or an example as long as nothing was asked. */
    public String cell(String name) {
        return "evaluate".equals(text("ask")) ? value(name, "") : EXAMPLE.getOrDefault(name, "");
    }

    public String value(String name, String otherwise) {
        return text("ask") == null || text(name) == null ? otherwise : text(name);
    }

    /** Of the effect that is planned for: ticked until somebody unticks it. */
    public boolean isRelative() {
        return !"plan".equals(text("ask")) || "on".equals(text("relative"));
    }

    public ExperimentMetric[] getMetrics() {
        return ExperimentMetric.values();
    }

    public String getMetric() {
        return metric().key();
    }

    public List<Integer> getRows() {
        return List.of(0, 1, 2, 3);
    }

    public List<Refusal.Fault> getFaults() {
        return faults;
    }

    public ExperimentAnswer getAnswer() {
        return answer;
    }

    public SamplePlan getPlan() {
        return plan;
    }

    public PeekAnswer getPeek() {
        return peek;
    }
}
