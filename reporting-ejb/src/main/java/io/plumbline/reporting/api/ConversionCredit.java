package io.plumbline.reporting.api;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * One conversion's journey and what every model credits to its touches, by channel. Rules and Shapley follow from the journey alone;
 * Markov weighs its channels by their removal effects in the calendar month of the conversion.
 *
 * @param month       first day of that month
 * @param markovOrder chosen over that month
 */
public record ConversionCredit(UUID conversionId, String goal, Instant at, String value, String currency, int clickDays, int viewDays, LocalDate month, int markovOrder,
        List<Touch> journey, List<ModelCredit> models) implements Serializable {

    public record Touch(Instant at, String interaction, String channel) implements Serializable {
    }

    /** @param credits one a touch, in order; they add up to exactly 1; empty for a conversion without a touch; @param values likewise, to the conversion's value */
    public record ModelCredit(String model, List<BigDecimal> credits, List<String> values) implements Serializable {
    }
}
