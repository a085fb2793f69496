package io.plumbline.reporting.api;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A model of customer value and what it found.
 *
 * @param status        {@code queued running completed refused failed}
 * @param order         what was asked
 * @param parameters    of the model; with a covariate those of {@code channels.get(0)}, which the others are compared with
 * @param standardErrors of all parameters that were fitted, from the observed information; null when they were given
 * @param logLikelihood of the purchases; spendLogLikelihood of the amounts
 * @param customers     with a purchase up to the end of the calibration; repeaters bought on a second day, anonymous purchases belong to nobody
 * @param spendCustomers repeaters with amounts above zero; spendCorrelation of their number of repeats with their mean amount, which the
 *                      model takes for zero
 * @param agreement     starts that came to the same summit, of how many; null when parameters were given
 * @param effects       with a covariate, one for every channel but the first
 * @param covariateTest likelihood ratio against the model without covariate
 * @param refusal       why there is no result; spendRefusal why there is none for the amounts
 * @param fingerprint   of the customers that went in; equal ones give equal digits under equal {@code version}
 */
public record ValueModel(UUID id, String status, int percentDone, ValueOrder order, String version, String fingerprint, Map<String, Double> parameters,
        Map<String, Double> spendParameters, Double logLikelihood, Double spendLogLikelihood, Map<String, Double> standardErrors, Long customers,
        Long repeaters, Long anonymous, Long spendCustomers, Double spendCorrelation, Agreement agreement, List<String> channels, List<Effect> effects,
        Test covariateTest, String currency, String timeZone, LocalDate firstDay, List<String> warnings, String refusal, String spendRefusal,
        UUID repeatOf, String startedBy, Instant createdAt, Instant finishedAt) implements Serializable {

    public record Agreement(int starts, int agreeing) implements Serializable {
    }

    /** Logarithms: customers buy e<sup>purchase</sup> times as often, and leave at e<sup>dropout</sup> times the odds or rate. */
    public record Effect(String channel, double purchase, double purchaseError, double dropout, double dropoutError) implements Serializable {
    }

    public record Test(double statistic, int degrees, double pValue) implements Serializable {
    }
}
