package io.plumbline.reporting.api;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;

/**
 * Journeys as they went. Repeats in a row are told once, except in {@code lengths}.
 *
 * @param paths       the hundred most travelled
 * @param transitions the five hundred most travelled, from {@code (start)} to {@code (conversion)} or {@code (null)}
 */
public record JourneysAnswer(List<PathRow> paths, List<LengthRow> lengths, AttributionAnswer.TimeToConversion timeToConversion,
        List<AttributionAnswer.AssistedRow> assisted, List<Transition> transitions, long conversions, String value, String currency, JourneySample sample,
        List<Restatement> restated, List<String> warnings) implements Serializable {

    /** @param rate conversions per journey */
    public record PathRow(List<String> path, long journeys, long conversions, long nonConverting, String value, BigDecimal rate) implements Serializable {
    }

    /** @param touches a number, or {@code 20+} */
    public record LengthRow(String touches, long conversions, long nonConverting, BigDecimal rate) implements Serializable {
    }

    /** @param share of all journeys that went on from {@code from} */
    public record Transition(String from, String to, long journeys, BigDecimal share) implements Serializable {
    }
}
