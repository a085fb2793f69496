package io.plumbline.reporting.api;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Answers of measurement as tables for files. Header names are those of REST; cells without a figure are empty. */
public final class Grids {

    private static final TypeReference<PeekAnswer> PEEK = new TypeReference<>() { };
    private static final TypeReference<AttributionAnswer> ATTRIBUTION = new TypeReference<>() { };
    private static final TypeReference<AttributionQuestion> ATTRIBUTION_QUESTION = new TypeReference<>() { };

    private static final Map<String, Function<String, Grid>> RUNS = Map.of("experiment-peeking", result -> of(Json.read(result, PEEK)), "attribution", result -> of(Json.read(result, ATTRIBUTION)));

    private Grids() {
    }

    /** A row for each model and key. */
    public static Grid of(AttributionAnswer answer) {
        return new Grid(List.of("model", "key", "name", "conversions", "value", "removalEffect", "markovOrder"), answer.models().stream().flatMap(model -> model.rows().stream()
                .map(row -> cells(model.model(), row.key(), row.name(), row.conversions(), number(row.value()), row.removalEffect(), model.markov() == null ? null : model.markov().order()))).toList());
    }

    /** A row for each touch, a share and a value for each model. */
    public static Grid of(ConversionCredit credit) {
        Stream<String> models = credit.models().stream().map(ConversionCredit.ModelCredit::model).flatMap(model -> Stream.of(model, model + " " + credit.currency()));
        return new Grid(Stream.concat(Stream.of("time", "interaction", "channel"), models).toList(), IntStream.range(0, credit.journey().size()).mapToObj(i -> {
            ConversionCredit.Touch touch = credit.journey().get(i);
            List<Object> row = cells(touch.at().toString(), touch.interaction(), touch.channel());
            credit.models().forEach(model -> Collections.addAll(row, model.credits().get(i), number(model.values().get(i))));
            return row;
        }).toList());
    }

    /** @param table {@code paths}, {@code lengths}, {@code transitions}, {@code roles} or {@code times}; null for paths */
    public static Grid of(JourneysAnswer answer, String table) {
        return switch (table == null ? "paths" : table) {
            case "paths" -> rows(answer.paths(), path -> cells(String.join(" > ", path.path()), path.journeys(), path.conversions(), path.nonConverting(), number(path.value()), path.rate(), answer.currency()),
                    "path", "journeys", "conversions", "nonConverting", "value", "rate", "currency");
            case "lengths" -> rows(answer.lengths(), row -> cells(row.touches(), row.conversions(), row.nonConverting(), row.rate()), "touches", "conversions", "nonConverting", "rate");
            case "transitions" -> rows(answer.transitions(), row -> cells(row.from(), row.to(), row.journeys(), row.share()), "from", "to", "journeys", "share");
            case "roles" -> rows(answer.assisted(), row -> cells(row.key(), row.name(), row.assisted(), row.last(), row.ratio()), "key", "name", "assisted", "last", "ratio");
            case "times" -> rows(answer.timeToConversion().buckets(), bucket -> cells(bucket.label(), bucket.conversions()), "days", "conversions");
            default -> throw new Invalid("table", "table-unknown", "Use paths, lengths, transitions, roles or times.");
        };
    }

    /** @param table {@code days}, {@code channels} or {@code lags}; null for days. The first two end with a row for all */
    public static Grid of(ExpectedAnswer answer, String table) {
        return switch (table == null ? "days" : table) {
            case "days" -> counted(answer.days(), day -> cells(day.date(), String.valueOf(day.settled())), ExpectedAnswer.Day::count, answer.total(), "day", "settled");
            case "channels" -> counted(answer.channels(), c -> cells(c.channel(), c.medianLagHours(), String.valueOf(c.pooled())), ExpectedAnswer.Channel::count, answer.total(), "channel",
                    "medianLagHours", "pooled");
            case "lags" -> rows(answer.lags(), lag -> cells(lag.days(), lag.share()), "days", "share");
            default -> throw new Invalid("table", "table-unknown", "Use days, channels or lags.");
        };
    }

    private static <T> Grid counted(List<T> of, Function<T, List<Object>> head, Function<T, ExpectedAnswer.Count> count, ExpectedAnswer.Count total, String... header) {
        List<List<Object>> rows = new ArrayList<>(of.stream().map(one -> beside(head.apply(one), count.apply(one))).toList());
        List<Object> all = new ArrayList<>(Collections.nCopies(header.length, null));
        all.set(0, "(all)");
        rows.add(beside(all, total));
        return new Grid(Stream.concat(Stream.of(header), Stream.of("clicks", "conversionsSoFar", "conversionsExpected", "low", "high", "complete")).toList(), rows);
    }

    private static List<Object> beside(List<Object> head, ExpectedAnswer.Count c) {
        return Stream.concat(head.stream(), Stream.of(c.clicks(), c.conversions(), c.expected(), c.low(), c.high(), c.complete())).collect(Collectors.toList());
    }

    /** A row for each channel, and one for all of them. */
    public static Grid of(ChannelValues values) {
        return rows(Stream.concat(values.channels().stream(), Stream.of(values.total())).toList(), c -> cells(c.channel() == null ? "(all)" : c.channel(), c.customers(), c.repeaters(), c.alive(),
                c.expectedPurchases(), number(c.realisedMargin()), number(c.expectedMargin()), number(c.clv()), number(c.cost()), number(c.overhead()), number(c.cac()), c.clvToCac(), number(c.allowableCpa()),
                c.paybackPeriods(), values.currency(), values.timeUnit()), "channel", "customers", "repeaters", "alive", "expectedPurchases", "realisedMargin", "expectedMargin", "clv", "cost", "overhead", "cac",
                "clvToCac", "allowableCpa", "paybackPeriods", "currency", "timeUnit");
    }

    /** A row for each variant; the baseline has a value and no comparison. */
    public static Grid of(ExperimentAnswer answer) {
        return rows(answer.variants(), arm -> {
            ExperimentAnswer.Comparison c = answer.comparisons().stream().filter(one -> one.variant().equals(arm.name())).findFirst()
                    .orElse(ExperimentAnswer.Comparison.silent(arm.name(), null, null, null));
            return cells(arm.name(), arm.units(), arm.value(), c.difference(), end(c.interval(), 0), end(c.interval(), 1), c.relativeLift(), c.pValue(), c.chanceToWin(), end(c.anytimeInterval(), 0),
                    end(c.anytimeInterval(), 1), c.anytimePValue(), c.adjustedAnytimePValue(), answer.sampleRatio() == null ? null : answer.sampleRatio().pValue(), answer.verdict().key(),
                    end(c.anytimeLift(), 0), end(c.anytimeLift(), 1), gain(c, ExperimentAnswer.Incremental::share), gain(c, i -> end(i.shareInterval(), 0)), gain(c, i -> end(i.shareInterval(), 1)),
                    gain(c, ExperimentAnswer.Incremental::value), gain(c, ExperimentAnswer.Incremental::cost), gain(c, ExperimentAnswer.Incremental::iroas), gain(c, i -> end(i.iroasInterval(), 0)),
                    gain(c, i -> end(i.iroasInterval(), 1)));
        }, "variant", "units", "measure", "difference", "low", "high", "relativeLift", "pValue", "chanceToWin", "anytimeLow", "anytimeHigh", "anytimePValue", "adjustedAnytimePValue",
                "sampleRatioPValue", "verdict", "anytimeLiftLow", "anytimeLiftHigh", "incrementalShare", "incrementalShareLow", "incrementalShareHigh", "incrementalValue", "incrementalCost", "iroas", "iroasLow",
                "iroasHigh");
    }

    private static Double gain(ExperimentAnswer.Comparison c, Function<ExperimentAnswer.Incremental, Double> figure) {
        return c.incremental() == null ? null : figure.apply(c.incremental());
    }

    public static Grid of(SamplePlan plan) {
        return new Grid(List.of("looks", "unitsPerVariant", "days"), List.of(cells("once", plan.unitsPerVariant(), plan.days()), cells("anytime", plan.unitsPerVariantAnytime(), plan.daysAnytime())));
    }

    /** A row for each look. */
    public static Grid of(PeekAnswer answer) {
        return rows(answer.looks(), look -> cells(look.units(), look.oneLook(), look.everPValue(), look.everAnytime(), look.everVerdict(), answer.alpha(), answer.runs(), answer.seed()),
                "units", "oneLook", "everPValue", "everAnytime", "everVerdict", "alpha", "runs", "seed");
    }

    /** Whether {@link #of(ModelRun)} has an answer. */
    public static boolean isTable(ModelRun run) {
        return run.result() != null && RUNS.containsKey(run.kind());
    }

    /** @throws Conflict for a run without a result, or one whose tables are files of their own */
    public static Grid of(ModelRun run) {
        if (isTable(run)) {
            return RUNS.get(run.kind()).apply(run.result());
        }
        throw new Conflict("model-run-without-table", run.result() == null ? "This run is " + run.status() + ": it has no result." : "Its customers and channels are files of their own, under /value/models.");
    }

    /** @return what the keys of its table are of; null where it has none */
    public static String by(ModelRun run) {
        if (!"attribution".equals(run.kind())) {
            return null;
        }
        String asked = Json.read(run.parameters(), ATTRIBUTION_QUESTION).by();
        return asked == null ? "channel" : asked;
    }

    private static <T> Grid rows(List<T> of, Function<T, List<Object>> row, String... header) {
        return new Grid(List.of(header), of.stream().map(row).toList());
    }

    private static List<Object> cells(Object... cells) {
        return new ArrayList<>(Arrays.asList(cells));
    }

    private static BigDecimal number(String decimal) {
        return decimal == null ? null : new BigDecimal(decimal);
    }

    private static Double end(List<Double> interval, int which) {
        return interval == null ? null : interval.get(which);
    }
}
