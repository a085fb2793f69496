package io.plumbline.reporting.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Figures that the authors of the models, and of their R package, printed for the CDNOW sample. */
class PublishedFiguresTest {

    private static final BgNbd BG = new BgNbd(0.2426, 4.4136, 0.7929, 2.4259);
    private static final ParetoNbd PARETO = new ParetoNbd(0.5533971, 10.5801985, 0.6060625, 11.6562237);

    @Test
    void the_bg_nbd_fit_has_the_published_parameters() {
        Fit fit = Fit.of(new Repeats(Family.BG_NBD, Sample.of(Cdnow.buyers())), Family.BG_NBD.names(), Family.BG_NBD.starts());

        parameters(fit, 0.243, 4.414, 0.793, 2.426);
        assertThat(fit.logLikelihood()).isCloseTo(-9582.429, within(1e-3));
        assertThat(fit.agreeing()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void the_pareto_nbd_fit_has_the_published_parameters() {
        Fit fit = Fit.of(new Repeats(Family.PARETO_NBD, Sample.of(Cdnow.buyers())), Family.PARETO_NBD.names(), Family.PARETO_NBD.starts());

        parameters(fit, 0.553, 10.578, 0.606, 11.669);
        assertThat(fit.logLikelihood()).isCloseTo(-9594.976, within(1e-3));
        assertThat(fit.agreeing()).isGreaterThanOrEqualTo(4);
    }

    @Test
    void the_gamma_gamma_fit_has_the_published_parameters() {
        assertThat(Cdnow.amounts()).hasSize(946);
        Spend spend = Spend.of(Cdnow.amounts());
        Fit fit = Fit.of(spend, List.of("p", "q", "gamma"), Spend.STARTS);

        assertThat(Math.exp(fit.at()[0])).isCloseTo(6.25, withPercentage(0.5));
        assertThat(Math.exp(fit.at()[1])).isCloseTo(3.74, withPercentage(0.5));
        assertThat(Math.exp(fit.at()[2]) * spend.unit()).isCloseTo(15.44, withPercentage(0.5));
    }

    /** Fader and Hardie's spreadsheet: the first customer, x = 2, 30.43 and 38.86 weeks; 1.226 in the next 39. */
    @Test
    void a_known_customer_is_expected_to_buy_as_often_as_published() {
        assertThat(BG.expected(new Buyer(2, 30.43, 38.86), 39)).isCloseTo(1.226, within(5e-4));
    }

    /** BTYD's vignette: customer 1516 with 26 repeats, 25.46 in the next 52 weeks; somebody new 1.473 in the first 52. */
    @Test
    void customer_1516_is_expected_to_buy_as_often_as_published() {
        Buyer best = new Buyer(26, 216 / 7.0, 31);

        assertThat(PARETO.expected(best, 52)).isCloseTo(25.46, within(1e-2));
        assertThat(PARETO.alive(best)).isCloseTo(0.9979, within(5e-5));
        assertThat(PARETO.expected(Buyer.NEW, 52)).isCloseTo(1.473, within(5e-4));
    }

    private static void parameters(Fit fit, double... published) {
        double[] found = Arrays.stream(fit.at()).map(Math::exp).toArray();
        for (int i = 0; i < published.length; i++) {
            assertThat(found[i]).as(Arrays.toString(found)).isCloseTo(published[i], withPercentage(0.5));
            assertThat(fit.errors()[i]).isPositive().isLessThan(1);
        }
    }
}
