package io.plumbline.web.portal.expected;

import io.plumbline.reporting.api.ExpectedAnswer;
import io.plumbline.web.portal.ChartJson;
import io.plumbline.web.portal.Spoken;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** So far as a line; what is expected, where it can be told, goes on from the last settled day, dashed, between the ends of its interval. */
public record ExpectedChart(ExpectedAnswer answer) {

    private static final Spoken WORDS = new Spoken("reports");

    public String json(String soFar, String toCome, String low, String high) {
        ChartJson known = ChartJson.line(answer.days().stream().map(day -> day.date().toString()).toList())
                .with(soFar, answer.days().stream().map(day -> BigDecimal.valueOf(day.count().conversions())).toList()).axes(null, WORDS.of("expected.axis"));
        if (answer.reason() != null) {
            return known.json();
        }
        return known.before(toCome, open(count -> count.expected() == null ? null : rounded(count.expected())))
                .between(low, open(count -> count.low() == null ? null : BigDecimal.valueOf(count.low())), high, open(count -> count.high() == null ? null : BigDecimal.valueOf(count.high())))
                .json();
    }

    /** Of days that can still change, and of the one before them: there the lines meet. */
    private List<BigDecimal> open(Function<ExpectedAnswer.Count, BigDecimal> figure) {
        List<BigDecimal> values = new ArrayList<>();
        for (int i = 0; i < answer.days().size(); i++) {
            ExpectedAnswer.Day day = answer.days().get(i);
            boolean joins = i + 1 < answer.days().size() && !answer.days().get(i + 1).settled();
            values.add(day.settled() && !joins ? null : figure.apply(day.count()));
        }
        return values;
    }

    private static BigDecimal rounded(double value) {
        return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN);
    }
}
