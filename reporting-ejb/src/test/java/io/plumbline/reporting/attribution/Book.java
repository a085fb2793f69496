package io.plumbline.reporting.attribution;

import io.plumbline.reporting.api.AttributionAnswer;
import io.plumbline.reporting.api.PathTable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Tables of paths, written short: {@code "a b c"}. */
final class Book {

    private final List<PathTable.PathRow> rows = new ArrayList<>();

    static Book of(String path, long conversions, String value, long nulls) {
        return new Book().and(path, conversions, value, nulls);
    }

    Book and(String path, long conversions, String value, long nulls) {
        rows.add(new PathTable.PathRow(List.of(path.split(" ")), conversions, value, nulls, null));
        return this;
    }

    static Book random(Random random, int paths, String... keys) {
        Book book = new Book();
        for (int i = 0; i < paths; i++) {
            StringBuilder path = new StringBuilder();
            for (int length = 1 + random.nextInt(6); length > 0; length--) {
                path.append(keys[random.nextInt(keys.length)]).append(' ');
            }
            long conversions = random.nextInt(4);
            book.and(path.toString().strip(), conversions, conversions == 0 ? "0" : BigDecimal.valueOf(random.nextInt(100_000), 2).toPlainString(), random.nextInt(9));
        }
        return book;
    }

    List<PathTable.PathRow> rows() {
        return rows;
    }

    AttributionAnswer answer(Integer order, String... models) {
        return new TableOfPaths(new PathTable(rows, List.of(models), order, null, null)).answer();
    }

    /** Credit by key of the only model asked. */
    Map<String, BigDecimal> credit(String model, Integer order) {
        Map<String, BigDecimal> credit = new HashMap<>();
        answer(order, model).models().get(0).rows().forEach(row -> credit.put(row.key(), row.conversions()));
        return credit;
    }

    Map<String, BigDecimal> value(String model, Integer order) {
        Map<String, BigDecimal> value = new HashMap<>();
        answer(order, model).models().get(0).rows().forEach(row -> value.put(row.key(), new BigDecimal(row.value())));
        return value;
    }
}
