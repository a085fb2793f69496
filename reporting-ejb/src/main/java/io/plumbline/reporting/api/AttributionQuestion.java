package io.plumbline.reporting.api;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * @param by     {@code channel}, {@code campaign} or {@code partner}
 * @param models of contract; null or empty for all that are built
 * @param zone   IANA name; null for the advertiser's
 */
public record AttributionQuestion(LocalDate from, LocalDate to, String zone, String goal, UUID advertiserId, Integer lookbackDays, String by, List<String> models,
        Integer markovOrder, Long seed, Boolean resetAfterConversion) implements Serializable {
}
