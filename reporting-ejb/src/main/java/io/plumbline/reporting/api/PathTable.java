package io.plumbline.reporting.api;

import java.io.Serializable;
import java.util.List;

/**
 * A table of paths to run the models on. Nothing stored is read.
 *
 * @param models       of contract; null or empty for all
 * @param markovOrder  1 to 4; null to have it chosen
 * @param seed         accepted for callers that send one; nothing is sampled
 * @param halfLifeDays of time decay; null for 7
 */
public record PathTable(List<PathRow> journeys, List<String> models, Integer markovOrder, Long seed, Integer halfLifeDays) implements Serializable {

    /**
     * @param path        what was touched, first to last; {@code direct} is direct
     * @param conversions of journeys of this path, null for 0
     * @param value       of all these conversions together, decimal, null for 0
     * @param nulls       journeys of this path that led nowhere, null for 0
     * @param daysBefore  how long before the conversion each touch was, for time decay; null takes them to lie a day apart
     */
    public record PathRow(List<String> path, Long conversions, String value, Long nulls, List<java.math.BigDecimal> daysBefore) implements Serializable {
    }
}
