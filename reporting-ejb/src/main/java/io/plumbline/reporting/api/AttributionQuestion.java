package io.plumbline.reporting.api;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * @param timeZone     IANA name; null for the advertiser's
 * @param goal         key or id; null for all
 * @param lookbackDays how far back touches count, clicks and views alike; null for the goal's own click and view windows
 * @param by           {@code channel}, {@code campaign}, {@code partner}, {@code creative} or {@code keyword}
 * @param models       of contract; null or empty for all
 * @param markovOrder  1 to 4; null to have it chosen by the Bayesian information criterion
 * @param seed         accepted for callers that send one; nothing is sampled, so it changes nothing
 * @param interactions touches that get credit: {@code click}, {@code visit}, {@code impression}, {@code lead}; null for all but leads. Without impressions, what
 *                     journeys of views alone would give stands beside
 * @param goalWindows  whether the goal's click and view windows shorten the look-back
 * @param interval     {@code day}, {@code week} or {@code month} for the same models over time
 * @param halfLifeDays of time decay; null for 7
 * @param asOf         instant: touches, merged persons, conversions, claims and rates as they were known then; null for now
 */
public record AttributionQuestion(LocalDate from, LocalDate to, String timeZone, String goal, UUID advertiserId, Integer lookbackDays, String by, List<String> models,
        Integer markovOrder, Long seed, Boolean resetAfterConversion, List<String> interactions, Boolean goalWindows, String interval, Integer halfLifeDays,
        Instant asOf)
        implements Serializable {

    /** The usual question. */
    public static AttributionQuestion of(LocalDate from, LocalDate to, String timeZone, String goal, UUID advertiserId, Integer lookbackDays, String by, List<String> models) {
        return new AttributionQuestion(from, to, timeZone, goal, advertiserId, lookbackDays, by, models, null, null, null, null, null, null, null, null);
    }

    public AttributionQuestion of(UUID advertiser) {
        return new AttributionQuestion(from, to, timeZone, goal, advertiser, lookbackDays, by, models, markovOrder, seed, resetAfterConversion, interactions, goalWindows, interval,
                halfLifeDays, asOf);
    }

    public AttributionQuestion asKnownOn(Instant instant) {
        return new AttributionQuestion(from, to, timeZone, goal, advertiserId, lookbackDays, by, models, markovOrder, seed, resetAfterConversion, interactions, goalWindows, interval,
                halfLifeDays, instant);
    }
}
