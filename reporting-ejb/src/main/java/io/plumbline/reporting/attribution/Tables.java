package io.plumbline.reporting.attribution;

import io.plumbline.reporting.api.AttributionAnswer;
import io.plumbline.reporting.api.Grid;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Answers as rows of a file. */
final class Tables {

    private static final List<String> HEADER = List.of("from", "model", "key", "name", "conversions", "value", "viewConversions", "viewValue", "removalEffect", "currency");

    private Tables() {
    }

    /** A row for each model and key, over all days first and then for each stretch of time. */
    static Grid of(AttributionAnswer answer) {
        List<List<Object>> rows = new ArrayList<>();
        add(rows, "", answer.models(), answer.currency());
        if (answer.series() != null) {
            answer.series().forEach(stretch -> add(rows, stretch.from().toString(), stretch.models(), answer.currency()));
        }
        if (answer.claimed() != null) {
            answer.claimed().forEach(claim -> rows.add(Arrays.asList("", "claimed-by-platform", claim.key(), claim.name(), claim.conversions(), new BigDecimal(claim.value()),
                    null, null, null, answer.currency())));
        }
        if (answer.restated() != null) {
            answer.restated().forEach(change -> rows.add(Arrays.asList("", "restated-since", change.reason(), null, change.conversions(), new BigDecimal(change.value()),
                    null, null, null, answer.currency())));
        }
        return new Grid(HEADER, rows);
    }

    private static void add(List<List<Object>> rows, String from, List<AttributionAnswer.ModelResult> models, String currency) {
        models.forEach(model -> model.rows().forEach(row -> rows.add(Arrays.asList(from, model.model(), row.key(), row.name(), row.conversions(), new BigDecimal(row.value()),
                row.viewConversions(), new BigDecimal(row.viewValue()), row.removalEffect(), currency))));
    }
}
