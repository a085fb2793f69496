package io.plumbline.reporting.query;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
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
    private final Instant knownAt;
    private final Map<Asked, Optional<BigDecimal>> known = new HashMap<>();
    private final TreeMap<String, TreeSet<LocalDate>> missing = new TreeMap<>();

    private record Asked(String currency, LocalDate day) {
    }

    public Exchange(FxRates rates, String target) {
        this(rates, target, null);
    }

    /** @param knownAt for the rates that were known then; null for those known now */
    public Exchange(FxRates rates, String target, Instant knownAt) {
        this.rates = rates;
        this.target = target;
        this.knownAt = knownAt;
    }

    public String target() {
        return target;
    }

    /** @return minor units of the target for an amount in major units of {@code currency}; empty, and remembered, when no rate is known */
    public Optional<BigDecimal> minor(BigDecimal amount, String currency, LocalDate day) {
        Optional<BigDecimal> rate = currency.equals(target) ? Optional.of(BigDecimal.ONE)
                : known.computeIfAbsent(new Asked(currency, day), this::rate);
        if (rate.isEmpty()) {
            missing.computeIfAbsent(currency, key -> new TreeSet<>()).add(day);
        }
        return rate.map(r -> amount.multiply(r).movePointRight(Money.digits(target)));
    }

    private Optional<BigDecimal> rate(Asked asked) {
        return knownAt == null ? rates.rate(asked.day(), asked.currency(), target) : rates.rateKnown(asked.day(), asked.currency(), target, knownAt);
    }

    /** Whether one of the rates that were used is another one now. */
    boolean isRestated() {
        return known.entrySet().stream().anyMatch(used -> {
            Optional<BigDecimal> now = rates.rate(used.getKey().day(), used.getKey().currency(), target);
            return now.isPresent() != used.getValue().isPresent() || now.isPresent() && now.get().compareTo(used.getValue().get()) != 0;
        });
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
