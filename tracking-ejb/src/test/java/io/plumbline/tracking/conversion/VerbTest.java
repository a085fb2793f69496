package io.plumbline.tracking.conversion;

import static io.plumbline.tracking.api.ConversionStatus.APPROVED;
import static io.plumbline.tracking.api.ConversionStatus.PENDING;
import static io.plumbline.tracking.api.ConversionStatus.REJECTED;
import static io.plumbline.tracking.api.ConversionStatus.REVERSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.shared.Money;
import io.plumbline.shared.Refusal;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerbTest {

    private static final Money WORTH = Money.of("100.00", "EUR");

    @ParameterizedTest
    @CsvSource({"PENDING,APPROVED", "PENDING,REJECTED", "APPROVED,REVERSED", "APPROVED,REJECTED", "REJECTED,APPROVED", "PENDING,ON_HOLD", "PENDING,REVERSED", "ON_HOLD,APPROVED",
            "ON_HOLD,REJECTED", "ON_HOLD,PENDING", "ON_HOLD,REVERSED"})
    void legal_transitions_keep_the_amount(ConversionStatus now, ConversionStatus next) {
        assertThat(Verb.of(now, WORTH, to(next, null))).isEqualTo(new Verb(next, WORTH, false));
    }

    @ParameterizedTest
    @CsvSource({"PENDING,PENDING", "ON_HOLD,ON_HOLD", "APPROVED,ON_HOLD", "REJECTED,ON_HOLD", "REVERSED,ON_HOLD", "APPROVED,APPROVED", "APPROVED,PENDING", "REJECTED,REVERSED", "REVERSED,APPROVED", "REVERSED,REJECTED"})
    void illegal_transitions_are_refused(ConversionStatus now, ConversionStatus next) {
        refuses(now, to(next, null), "transition-not-allowed");
    }

    @Test
    void a_refund_of_a_part_leaves_the_rest_in_its_state() {
        assertThat(Verb.of(APPROVED, WORTH, to(REVERSED, "30"))).isEqualTo(new Verb(APPROVED, Money.of("70.00", "EUR"), true));
        assertThat(Verb.of(PENDING, WORTH, to(REVERSED, "30"))).isEqualTo(new Verb(PENDING, Money.of("70.00", "EUR"), true));
        assertThat(Verb.of(APPROVED, WORTH, to(REVERSED, "100"))).isEqualTo(new Verb(REVERSED, WORTH, false));
    }

    @Test
    void more_than_the_sale_cannot_be_refunded() {
        refuses(APPROVED, to(REVERSED, "100.01"), "refund-exceeds-sale");
        refuses(REVERSED, to(REVERSED, "10"), "transition-not-allowed");
        refuses(APPROVED, new ConversionDecision(REVERSED, null, "10", "USD"), "currency-mismatch");
    }

    @Test
    void an_approval_may_correct_the_amount() {
        assertThat(Verb.of(PENDING, WORTH, to(APPROVED, "80,50"))).isEqualTo(new Verb(APPROVED, Money.of("80.50", "EUR"), false));
        assertThat(Verb.of(REJECTED, WORTH, to(APPROVED, null)).amount()).isEqualTo(WORTH);
    }

    private static ConversionDecision to(ConversionStatus status, String amount) {
        return new ConversionDecision(status, null, amount, null);
    }

    private static void refuses(ConversionStatus now, ConversionDecision decision, String code) {
        assertThatThrownBy(() -> Verb.of(now, WORTH, decision)).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo(code));
    }
}
