package io.plumbline.campaign.payee;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.shared.Check;
import io.plumbline.shared.Json;
import io.plumbline.shared.Money;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Least balances to pay, one a currency, as a column keeps them. */
final class Thresholds {

    private static final int MOST = 50;

    private Thresholds() {
    }

    static void check(Check check, List<Money> given) {
        List<Money> thresholds = Check.whole("thresholds", given);
        check.that(thresholds.size() <= MOST, "thresholds", "too-many", "At most " + MOST + " currencies.")
                .that(thresholds.stream().map(Money::currency).distinct().count() == thresholds.size(), "thresholds", "currency-repeated", "One threshold a currency.")
                .that(thresholds.stream().noneMatch(Money::isNegative), "thresholds", "amount-negative", "Not below 0.");
    }

    static String write(List<Money> thresholds) {
        Map<String, Long> column = new TreeMap<>();
        Check.whole("thresholds", thresholds).forEach(money -> column.put(money.currency(), money.minor()));
        return Json.write(column);
    }

    static Map<String, Long> read(String column) {
        return Json.read(column, new TypeReference<TreeMap<String, Long>>() { });
    }

    static List<Money> list(String column) {
        return read(column).entrySet().stream().map(entry -> new Money(entry.getValue(), entry.getKey())).toList();
    }
}
