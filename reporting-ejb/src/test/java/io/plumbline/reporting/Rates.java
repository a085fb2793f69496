package io.plumbline.reporting;

import io.plumbline.campaign.api.FxRate;
import io.plumbline.campaign.api.FxRates;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Rates that a test states, each for one day. */
public final class Rates implements FxRates {

    private final Map<String, TreeMap<Instant, BigDecimal>> byDayAndPair = new HashMap<>();

    public static Rates none() {
        return new Rates();
    }

    public Rates with(String day, String from, String to, String rate) {
        return corrected(day, from, to, rate, Instant.EPOCH);
    }

    /** Another rate, known since then only. */
    public Rates corrected(String day, String from, String to, String rate, Instant since) {
        byDayAndPair.computeIfAbsent(day + from + to, key -> new TreeMap<>()).put(since, new BigDecimal(rate));
        return this;
    }

    @Override
    public Optional<BigDecimal> rate(LocalDate day, String from, String to) {
        return rateKnown(day, from, to, Instant.MAX);
    }

    @Override
    public Optional<BigDecimal> rateKnown(LocalDate day, String from, String to, Instant at) {
        return from.equals(to) ? Optional.of(BigDecimal.ONE)
                : Optional.ofNullable(byDayAndPair.get(day + from + to)).map(known -> known.floorEntry(at)).map(Map.Entry::getValue);
    }

    @Override
    public int uploadEcb(InputStream file) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void set(FxRate rate) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<FxRate> list(int limit) {
        throw new UnsupportedOperationException();
    }
}
