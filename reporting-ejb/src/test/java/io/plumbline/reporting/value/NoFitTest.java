package io.plumbline.reporting.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoFitTest {

    @ParameterizedTest
    @CsvSource({"BG_NBD, 0.6, 20, 0.00001, 2, 2, Nobody who came back", "BG_NBD, 0.6, 20, 3, 99999, 3, Nobody who came back", "BG_NBD, 0.6, 20, 60000, 99999, 3, All customers seem equally likely to leave",
            "PARETO_NBD, 0.6, 20, 0.5, 99999, 3, Nobody who came back", "PARETO_NBD, 0.6, 20, 2000, 99999, 3, All customers seem equally likely to leave",
            "PARETO_NBD, 9000, 99999, 0.5, 5, 1, All customers seem to buy equally often", "BG_NBD, 0.00001, 20, 0.5, 5, 0, The best r lies at the bound"})
    void what_a_parameter_at_its_bound_means_depends_on_the_others(Family family, double first, double second, double third, double fourth, int which, String said) {
        double[] at = Arrays.stream(new double[] {first, second, third, fourth}).map(Math::log).toArray();
        assertThat(NoFit.atBound(family.names(), at, which).getMessage()).startsWith(said);
    }
}
