package io.plumbline.reporting.attribution;

import io.plumbline.reporting.api.AttributionAnswer;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;

/** Runs models over a sample and rounds what they give, once: six decimals of a conversion, whole minor units of value, sums kept. */
final class Crediting {

    static final int SHOWN_DECIMALS = 6;
    private static final long SHOWN_UNIT = 1_000_000L;

    private final Keys keys;
    private final Integer markovOrder;
    private final int digits;
    private final UnaryOperator<String> names;

    /** @param digits decimals of values */
    Crediting(Keys keys, Integer markovOrder, int digits, UnaryOperator<String> names) {
        this.keys = keys;
        this.markovOrder = markovOrder;
        this.digits = digits;
        this.names = names;
    }

    /** @param beside journeys of views alone, or null when views are among the sample */
    List<AttributionAnswer.ModelResult> results(List<Model> models, Sample sample, Sample beside) {
        return models.stream().map(model -> result(model, sample, beside)).toList();
    }

    private AttributionAnswer.ModelResult result(Model model, Sample sample, Sample beside) {
        Credited views = beside == null ? null : credited(model, beside);
        switch (model) {
            case MARKOV -> {
                Markov markov = new Markov(sample.book(), keys.size(), markovOrder);
                return new AttributionAnswer.ModelResult(model.key(), rows(markov.result(), views, sample, markov), told(markov), null);
            }
            case SHAPLEY -> {
                Shapley shapley = new Shapley(sample.book(), keys.size());
                return new AttributionAnswer.ModelResult(model.key(), rows(shapley.result(), views, sample, null), null, told(shapley));
            }
            default -> {
                return new AttributionAnswer.ModelResult(model.key(), rows(credited(model, sample), views, sample, null), null, null);
            }
        }
    }

    private Credited credited(Model model, Sample sample) {
        return switch (model) {
            case TIME_DECAY -> sample.decay();
            case MARKOV -> new Markov(sample.book(), keys.size(), markovOrder).result();
            case SHAPLEY -> new Shapley(sample.book(), keys.size()).result();
            default -> RuleCredits.of(model, sample.book());
        };
    }

    /** Highest credit first. What conversions without a touch bring stands under {@link Keys#NONE}. */
    private List<AttributionAnswer.Row> rows(Credited credited, Credited beside, Sample sample, Markov markov) {
        List<Cell> cells = new ArrayList<>();
        int none = -1;
        for (int key = 0; key < keys.size(); key++) {
            none = keys.name(key).equals(Keys.NONE) ? key : none;
            cells.add(cell(key, credited, beside, keys.name(key).equals(Keys.NONE) ? sample : null));
        }
        if (none < 0) {
            cells.add(new Cell(-1, BigDecimal.valueOf(sample.untouched()), BigDecimal.valueOf(sample.untouchedMinor()), BigDecimal.ZERO, BigDecimal.ZERO));
        }
        cells.removeIf(Cell::isEmpty);
        List<Long> shown = apportion(cells.stream().map(c -> c.conversions().movePointRight(SHOWN_DECIMALS)).toList(), Math.multiplyExact(sample.conversions(), SHOWN_UNIT));
        List<Long> values = apportion(cells.stream().map(Cell::valueMinor).toList(), sample.valueMinor());
        List<AttributionAnswer.Row> rows = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            rows.add(row(cells.get(i), shown.get(i), values.get(i), beside == null, markov));
        }
        rows.sort(Comparator.comparing(AttributionAnswer.Row::conversions).reversed().thenComparing(AttributionAnswer.Row::key));
        return rows;
    }

    private record Cell(int key, BigDecimal conversions, BigDecimal valueMinor, BigDecimal viewConversions, BigDecimal viewMinor) {
        boolean isEmpty() {
            return conversions.signum() == 0 && valueMinor.signum() == 0 && viewConversions.signum() == 0;
        }
    }

    private static Cell cell(int key, Credited credited, Credited beside, Sample untouched) {
        int clicks = key << 1;
        int views = clicks + 1;
        BigDecimal conversions = credited.conversions().apply(clicks).add(credited.conversions().apply(views));
        BigDecimal value = credited.valueMinor().apply(clicks).add(credited.valueMinor().apply(views));
        if (untouched != null) {
            conversions = conversions.add(BigDecimal.valueOf(untouched.untouched()));
            value = value.add(BigDecimal.valueOf(untouched.untouchedMinor()));
        }
        Credited seen = beside == null ? credited : beside;
        return new Cell(key, conversions, value, seen.conversions().apply(views), seen.valueMinor().apply(views));
    }

    private AttributionAnswer.Row row(Cell cell, long shown, long valueMinor, boolean viewsAmong, Markov markov) {
        String key = cell.key() < 0 ? Keys.NONE : keys.name(cell.key());
        BigDecimal conversions = BigDecimal.valueOf(shown, SHOWN_DECIMALS);
        BigDecimal value = BigDecimal.valueOf(valueMinor, digits);
        BigDecimal views = cell.viewConversions().setScale(SHOWN_DECIMALS, RoundingMode.HALF_EVEN);
        BigDecimal viewValue = cell.viewMinor().setScale(0, RoundingMode.HALF_EVEN).movePointLeft(digits).setScale(digits, RoundingMode.UNNECESSARY);
        BigDecimal effect = markov == null || cell.key() < 0 ? null : BigDecimal.valueOf(markov.effect(cell.key())).setScale(SHOWN_DECIMALS, RoundingMode.HALF_EVEN);
        return new AttributionAnswer.Row(key, names.apply(key), conversions, value.toPlainString(), viewsAmong ? views.min(conversions) : views,
                (viewsAmong ? viewValue.min(value) : viewValue).toPlainString(), effect);
    }

    private static List<Long> apportion(List<BigDecimal> exact, long total) {
        return exact.isEmpty() ? List.of() : Money.apportion(exact, total);
    }

    private static AttributionAnswer.MarkovFit told(Markov markov) {
        return new AttributionAnswer.MarkovFit(markov.order(), markov.candidates().isEmpty() ? "given" : "bic", markov.states(), BigDecimal.valueOf(markov.residual()),
                markov.candidates().stream().map(c -> new AttributionAnswer.OrderCandidate(c.order(), decimal(c.logLikelihood()), c.parameters(), decimal(c.bic()))).toList());
    }

    private AttributionAnswer.ShapleyFit told(Shapley shapley) {
        return new AttributionAnswer.ShapleyFit("exact", BigDecimal.ZERO, shapley.ordered().stream().map(at -> new AttributionAnswer.PositionRow(at.position(),
                keys.name(at.key()), names.apply(keys.name(at.key())), at.conversions().setScale(SHOWN_DECIMALS, RoundingMode.HALF_EVEN),
                at.valueMinor().setScale(0, RoundingMode.HALF_EVEN).movePointLeft(digits).setScale(digits, RoundingMode.UNNECESSARY).toPlainString())).toList());
    }

    private static BigDecimal decimal(double statistic) {
        return BigDecimal.valueOf(statistic).setScale(3, RoundingMode.HALF_EVEN);
    }
}
