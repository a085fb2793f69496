package io.plumbline.reporting.api;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * A model of customer value to be fitted, or evaluated at given parameters.
 *
 * @param goal           key or id of the goal whose conversions are purchases; null for all goals of kind sale
 * @param model          {@code bg-nbd} or {@code pareto-nbd}
 * @param spend          {@code gamma-gamma}, or null to leave amounts out
 * @param covariate      {@code channel} lets purchase rate and dropout differ by the channel of the customer's first touch; null for none
 * @param calibrationEnd last day that is looked at
 * @param timeUnit       {@code day} or {@code week} (7 days); null for week
 * @param timeZone       of the days; null for the advertiser's
 * @param parameters     all of {@code r alpha a b} or {@code r alpha s beta}, and {@code p q gamma} where the spend is given too: nothing is
 *                       fitted then; null to fit
 * @param asOf           instant: purchases, touches, merged persons, rates and costs as they were known then; null for the moment in which the model is started, which
 *                       is written down: a repeat comes out the same, whatever has become known since
 */
public record ValueOrder(UUID advertiserId, String goal, String model, String spend, String covariate, LocalDate calibrationEnd, String timeUnit,
        String timeZone, Map<String, BigDecimal> parameters, Instant asOf) implements Serializable {

    public ValueOrder of(UUID advertiser) {
        return new ValueOrder(advertiser, goal, model, spend, covariate, calibrationEnd, timeUnit, timeZone, parameters, asOf);
    }

    public ValueOrder asKnownOn(Instant instant) {
        return new ValueOrder(advertiserId, goal, model, spend, covariate, calibrationEnd, timeUnit, timeZone, parameters, instant);
    }
}
