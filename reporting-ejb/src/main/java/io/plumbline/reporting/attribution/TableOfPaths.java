package io.plumbline.reporting.attribution;

import io.plumbline.reporting.api.AttributionAnswer;
import io.plumbline.reporting.api.PathTable;
import io.plumbline.shared.Check;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** Runs the models on a table that somebody hands in. */
final class TableOfPaths {

    private static final int MAX_ROWS = 100_000;
    private static final int MAX_STEPS = 1000;
    private static final int MAX_TOUCHES = 2_000_000;
    private static final int MAX_KEY = 512;
    private static final long MAX_COUNT = 1_000_000_000L;
    private static final int CENTS = 2;
    private static final int MAX_DECIMALS = 6;
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final String DIRECT = "direct";

    private final PathTable table;
    private final Keys keys = new Keys();
    private final int decimals;

    TableOfPaths(PathTable table) {
        this.table = table;
        Brief.checkFit(table.markovOrder(), table.halfLifeDays());
        new Check().that(table.journeys() != null && !table.journeys().isEmpty(), "journeys", "required", "Give at least one path.")
                .that(table.journeys() == null || table.journeys().size() <= MAX_ROWS, "journeys", "too-many", "At most " + MAX_ROWS + " paths.").done();
        long touches = 0;
        for (int i = 0; i < table.journeys().size(); i++) {
            check(table.journeys().get(i), "journeys/" + i);
            touches += table.journeys().get(i).path().size();
        }
        if (touches > MAX_TOUCHES) {
            throw new Invalid("journeys", "too-many", "At most " + MAX_TOUCHES + " touches in all.");
        }
        decimals = table.journeys().stream().mapToInt(row -> row.value() == null ? 0 : amount(row).stripTrailingZeros().scale()).reduce(CENTS, Math::max);
    }

    AttributionAnswer answer() {
        Model.named(table.models());
        table.journeys().forEach(row -> row.path().forEach(keys::number));
        keys.sort();
        Sample sample = new Sample(table.halfLifeDays() == null ? Brief.DEFAULT_HALF_LIFE : table.halfLifeDays());
        table.journeys().forEach(row -> add(row, sample));
        Crediting crediting = new Crediting(keys, table.markovOrder(), decimals, key -> key);
        Shapes shapes = new Shapes(sample, keys, key -> key, this::decimal);
        return new AttributionAnswer(crediting.results(Model.named(table.models()), sample, null), shapes.top(), shapes.roles(), shapes.time(), sample.conversions(),
                decimal(sample.valueMinor()), null, null, null, null, null, List.of());
    }

    private void add(PathTable.PathRow row, Sample sample) {
        int touches = row.path().size();
        int[] steps = row.path().stream().mapToInt(key -> Step.of(keys.number(key), DIRECT.equalsIgnoreCase(key), false)).toArray();
        long[] micros = IntStream.range(0, touches).mapToLong(i -> row.daysBefore() == null ? i * DAY_MICROS
                : row.daysBefore().get(i).negate().multiply(BigDecimal.valueOf(DAY_MICROS)).longValue()).toArray();
        long conversions = count(row.conversions());
        long nulls = count(row.nulls());
        if (conversions + nulls > 0) {
            sample.row(steps, micros, touches, conversions, row.value() == null ? 0 : amount(row).movePointRight(decimals).longValueExact(), nulls);
        }
    }

    private static void check(PathTable.PathRow row, String at) {
        new Check().that(row.path() != null && !row.path().isEmpty(), at + "/path", "required", "A path has at least one touch.")
                .that(row.path() == null || row.path().size() <= MAX_STEPS, at + "/path", "too-long", "A path has at most " + MAX_STEPS + " touches.")
                .that(row.path() == null || row.path().stream().allMatch(key -> key != null && !key.isBlank() && key.length() <= MAX_KEY), at + "/path", "touch-malformed",
                        "A touch has a name of at most " + MAX_KEY + " characters.")
                .that(isCount(row.conversions()), at + "/conversions", "count-out-of-range", "A count is 0 to " + MAX_COUNT + ".")
                .that(isCount(row.nulls()), at + "/nulls", "count-out-of-range", "A count is 0 to " + MAX_COUNT + ".")
                .that(row.daysBefore() == null || row.path() != null && isTimed(row), at + "/daysBefore", "days-malformed",
                        "Give one number of days for each touch, 0 to 3650, oldest first and never growing.")
                .call(() -> amount(row), at + "/value").done();
        if (row.value() != null) {
            BigDecimal value = amount(row);
            new Check().that(value.signum() >= 0 && value.precision() - value.scale() <= 12, at + "/value", "amount-out-of-range", "A value is not negative, and below a trillion.")
                    .that(value.stripTrailingZeros().scale() <= MAX_DECIMALS, at + "/value", "amount-too-precise", "A value has at most " + MAX_DECIMALS + " decimals.")
                    .that(value.signum() == 0 || count(row.conversions()) > 0, at + "/value", "value-without-conversion", "Only conversions have a value.").done();
        }
    }

    private static boolean isTimed(PathTable.PathRow row) {
        BigDecimal most = BigDecimal.valueOf(3650);
        if (row.daysBefore().size() != row.path().size()) {
            return false;
        }
        for (BigDecimal days : row.daysBefore()) {
            if (days == null || days.signum() < 0 || days.compareTo(most) > 0) {
                return false;
            }
            most = days;
        }
        return true;
    }

    private static boolean isCount(Long count) {
        return count == null || count >= 0 && count <= MAX_COUNT;
    }

    private static long count(Long given) {
        return given == null ? 0 : given;
    }

    private static BigDecimal amount(PathTable.PathRow row) {
        return row.value() == null ? BigDecimal.ZERO : Money.decimal(row.value(), "value");
    }

    private String decimal(long minor) {
        return BigDecimal.valueOf(minor, decimals).toPlainString();
    }
}
