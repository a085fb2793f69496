package io.plumbline.tracking.click;

import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Arrival.MapOfParams;
import io.plumbline.tracking.store.Text;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the parameters of a click or impression say, cut to what is kept.
 *
 * @param costMicros millionths of a unit of {@code costCurrency}, or null
 * @param sanitised  parameters that were not kept as they came
 */
record Named(List<String> subs, String source, String externalId, String creative, String placement, String keyword, Long costMicros,
        String costCurrency, Map<String, String> params, Set<String> sanitised) {

    static final int MAX_VALUE = 512;
    private static final int MAX_PARAMS = 50;
    private static final int MAX_PARAMS_TEXT = 9_000;
    private static final int MAX_NAME = 64;
    private static final BigDecimal MAX_COST = new BigDecimal(1_000_000);
    private static final Set<String> OWN = Set.of("src", "source", "ext", "externalid", "creative", "placement", "keyword", "cost", "cur", "url", "format", Hops.PARAMETER,
            "sub1", "sub2", "sub3", "sub4", "sub5", "sub6", "sub7", "sub8", "sub9", "sub10");

    private static final Named NOTHING = new Named(Collections.nCopies(10, null), null, null, null, null, null, null, null, Map.of(), Set.of());

    static Named of(MapOfParams asked, String currency) {
        if (asked.all().isEmpty()) {
            return NOTHING;
        }
        Set<String> sanitised = new TreeSet<>();
        List<String> subs = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            subs.add(kept(asked, sanitised, "sub" + i));
        }
        Long cost = cost(asked, sanitised);
        String costCurrency = cost == null ? null : currency(asked, sanitised, currency);
        return new Named(subs, kept(asked, sanitised, "src", "source"), kept(asked, sanitised, "ext", "externalid"),
                kept(asked, sanitised, "creative"), kept(asked, sanitised, "placement"), kept(asked, sanitised, "keyword"),
                costCurrency == null ? null : cost, costCurrency, others(asked, sanitised), sanitised);
    }

    private static String kept(MapOfParams asked, Set<String> sanitised, String... names) {
        String raw = asked.firstOf(names);
        String clean = Text.clean(raw, MAX_VALUE);
        if (raw != null && (!raw.equals(clean) || raw.indexOf('\uFFFD') >= 0)) {
            sanitised.add(names[0]);
        }
        return clean;
    }

    private static Long cost(MapOfParams asked, Set<String> sanitised) {
        String text = asked.first("cost");
        if (text == null) {
            return null;
        }
        try {
            BigDecimal cost = Money.decimal(text.replace(',', '.'), "cost");
            if (cost.signum() >= 0 && cost.compareTo(MAX_COST) <= 0) {
                return cost.movePointRight(6).setScale(0, java.math.RoundingMode.HALF_EVEN).longValueExact();
            }
        } catch (Invalid malformed) {
            // A macro the ad platform did not fill must not cost us the click.
        }
        sanitised.add("cost");
        return null;
    }

    private static String currency(MapOfParams asked, Set<String> sanitised, String fallback) {
        String named = asked.first("cur");
        try {
            Money.digits(named == null ? fallback : named.toUpperCase(Locale.ROOT));
            return named == null ? fallback : named.toUpperCase(Locale.ROOT);
        } catch (Invalid unknown) {
            sanitised.add("cur");
            return null;
        }
    }

    private static Map<String, String> others(MapOfParams asked, Set<String> sanitised) {
        Map<String, String> kept = new LinkedHashMap<>();
        int size = 0;
        for (String name : asked.all().keySet()) {
            String key = Text.clean(name, MAX_NAME);
            String value = OWN.contains(name) || key == null ? null : kept(asked, sanitised, name);
            size += value == null ? 0 : key.length() + value.length();
            if (kept.size() == MAX_PARAMS || size > MAX_PARAMS_TEXT) {
                sanitised.add("(too many parameters)");
                break;
            }
            if (value != null) {
                kept.put(key, value);
            }
        }
        return kept;
    }
}
