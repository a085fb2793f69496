package io.plumbline.reporting.api;

import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Conversions by the day of the click: so far, and expected once the goal's click window has passed. Clicks that a day has not had yet are not guessed.
 *
 * @param channels   most clicks first
 * @param lags       how conversions arrive over the days after the click, all channels together
 * @param windowDays conversions later than this after the click are not counted
 * @param sample     clicks and conversions from {@code sampleFrom} on that the expectation was learned from
 * @param dispersion of the daily counts, 1 is as even as chance would have it; intervals are wider by its root
 * @param knownThrough when it was asked, or the instant that was asked for
 * @param restated   of a question as of an instant: clicks ({@code touches}) and conversions so far that have become known since, by cause; the total of then
 *                   and these are the total of now. Null otherwise
 * @param reason     why nothing is expected, or null
 */
public record ExpectedAnswer(List<Day> days, Count total, List<Channel> channels, List<Lag> lags, int windowDays, LocalDate sampleFrom, Sample sample, Double dispersion,
        BigDecimal level, String timeZone, Instant knownThrough, List<Restatement> restated, String reason) implements Serializable {

    /**
     * @param conversions so far
     * @param expected    so far and to come; null without an expectation
     * @param low, high   ends of the interval for the final number
     * @param complete    conversions over expected, 0 to 1; null when nothing is expected
     */
    public record Count(long clicks, long conversions, Double expected, Long low, Long high, Double complete) implements Serializable {
    }

    /** @param settled the window of all its clicks has passed */
    public record Day(LocalDate date, boolean settled, Count count) implements Serializable {
    }

    /** @param pooled too few conversions of its own: the lags of all channels are used */
    public record Channel(String channel, Count count, boolean pooled, Double medianLagHours) implements Serializable {
    }

    /** @param share of the conversions that have come this many days after the click */
    public record Lag(int days, double share) implements Serializable {
    }

    public record Sample(long clicks, long conversions) implements Serializable {
    }
}
