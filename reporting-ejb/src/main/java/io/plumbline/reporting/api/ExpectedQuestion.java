package io.plumbline.reporting.api;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * @param goal     key or id of the goal
 * @param from, to days of clicks in {@code timeZone}, both included
 * @param timeZone IANA name; null for the advertiser's
 * @param campaign only its clicks; null for all
 * @param level    of the intervals, 0.5 to 0.99; null for 0.9
 * @param asOf     instant: clicks and conversions as they were known then; null for now
 */
public record ExpectedQuestion(UUID advertiserId, String goal, LocalDate from, LocalDate to, String timeZone, UUID campaign, BigDecimal level,
        Instant asOf) implements Serializable {
}
