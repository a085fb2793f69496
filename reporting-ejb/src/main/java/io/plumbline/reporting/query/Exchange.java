package io.plumbline.reporting.query;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Amounts of other currencies in the currency of the answer, at the rate of the UTC day they were counted on. Nothing is rounded here. */
public final class Exchange {

    private static final int DAYS_NAMED = 5;

    private final FxRates rates;
    private final String target;
    private final Map<String, Optional<BigDecimal>> known = new HashMap<>();
    private final TreeMap<String, TreeSet<LocalDate>> missing = new TreeMap<>();

    public Exchange(FxRates rates, String target) {
        this.rates = rates;
        this.target = target;
    }

    public String target() {
        return target;
    }

    /** @return minor units of the target for an amount in major units of {@code currency}; empty, and remembered, when no rate is known */
    public Optional<BigDecimal> minor(BigDecimal amount, String currency, LocalDate day) {
        Optional<BigDecimal> rate = currency.equals(target) ? Optional.of(BigDecimal.ONE)
                : known.computeIfAbsent(currency + day, key -> rates.rate(day, currency, target));
        if (rate.isEmpty()) {
            missing.computeIfAbsent(currency, key -> new TreeSet<>()).add(day);
        }
        return rate.map(r -> amount.multiply(r).movePointRight(Money.digits(target)));
    }

    /** One sentence a currency that could not be converted. */
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        missing.forEach((currency, days) -> warnings.add("No exchange rate from " + currency + " to " + target + " for " + days.size() + " day"
                + (days.size() == 1 ? "" : "s") + " (" + String.join(", ", days.stream().limit(DAYS_NAMED).map(LocalDate::toString).toList())
                + (days.size() > DAYS_NAMED ? ", …" : "") + "): the " + currency + " amounts of these days are not in the figures."));
        return warnings;
    }
}
