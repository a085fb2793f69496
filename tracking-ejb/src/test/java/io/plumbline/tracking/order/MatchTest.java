package io.plumbline.tracking.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.shared.Keyed;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.AmountParts;
import io.plumbline.tracking.api.OrderEntry;
import io.plumbline.tracking.api.ReasonCode;
import io.plumbline.tracking.api.ValidationPolicy;
import io.plumbline.tracking.api.ValidationPolicy.Differing;
import io.plumbline.tracking.conversion.Facts;
import io.plumbline.tracking.conversion.OrderRuling.Sale;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchTest {

    /** Order: state, amount, refunded. Sale: status, reason, worth. What follows: action, worth, code. */
    @ParameterizedTest
    @CsvSource({"paid,100,0, pending,,100, approve,100,order-paid", "paid,100,0, pending,,100.05, approve,100.05,order-paid", "paid,100,0, pending,,100.06, none,100.06,amount-differs",
        "paid,100,30, pending,,100, approve,70,order-corrected", "paid,100,30, approved,,100, correct,70,order-corrected", "paid,100,50, approved,,70, correct,50,order-corrected",
        "paid,100,50, approved,,50, none,50,", "paid,100,0, approved,,80, none,80,amount-differs", "cancelled,100,0, pending,,100, reject,100,order-cancelled",
        "cancelled,100,0, approved,,100, reverse,100,order-cancelled", "cancelled,100,0, rejected,test-order,100, none,100,", "refunded,100,0, approved,,100, reverse,100,order-refunded",
        "refunded,100,100, pending,,100, reverse,100,order-refunded", "refunded,100,40, approved,,100, correct,60,order-corrected", "paid,100,100, on-hold,under-review,100, reverse,100,order-refunded",
        "paid,0,0, pending,,0, approve,0,order-paid", "paid,100,0, on-hold,under-review,100, none,100,on-hold", "paid,100,0, on-hold,order-missing,100, approve,100,order-paid",
        "paid,100,0, rejected,order-missing,100, approve,100,order-paid", "paid,100,0, rejected,test-order,100, none,100,rejected-but-paid", "paid,100,0, reversed,chargeback,100, none,100,reversed-but-paid"})
    void an_order_has_one_consequence(String state, String amount, String refund, String status, String reason, String worth, String action, String left, String code) {
        Match match = Match.of(order(state, amount, refund, "EUR"), sale(status, reason, worth, true), policy(Differing.LIST), false);
        assertThat(match.action().key()).isEqualTo(action);
        assertThat(match.worth()).isEqualTo(Money.of(left, "EUR"));
        assertThat(match.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"approved,80,none,amount-differs", "approved,120,correct,order-corrected", "pending,80,approve,order-corrected", "pending,120,approve,order-corrected"})
    void where_orders_are_right_amounts_follow_but_never_grow_what_is_approved(String status, String worth, String action, String code) {
        Match match = Match.of(order("paid", "100", "0", "EUR"), sale(status, null, worth, true), policy(Differing.CORRECT), false);
        assertThat(match.action().key()).isEqualTo(action);
        assertThat(match.code()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"false,none,conversion-locked", "true,reverse,order-refunded"})
    void what_has_locked_waits_for_finance(boolean finance, String action, String code) {
        Match match = Match.of(order("refunded", "100", "0", "EUR"), sale("approved", null, "100", false), policy(Differing.LIST), finance);
        assertThat(match.action().key()).isEqualTo(action);
        assertThat(match.code()).isEqualTo(code);
        assertThat(Match.of(order("paid", "100", "0", "USD"), sale("pending", null, "100", true), policy(Differing.CORRECT), true).code()).isEqualTo("currency-mismatch");
    }

    private static OrderEntry order(String state, String amount, String refund, String currency) {
        return new OrderEntry(UUID.randomUUID(), "4711", Instant.EPOCH, Money.of(amount, currency), Keyed.of(OrderEntry.Status.class, "status", state), Money.of(refund, currency), null, null,
                null, null, null);
    }

    private static Sale sale(String status, String reason, String worth, boolean open) {
        return new Sale(UUID.randomUUID(), 0, Keyed.of(ConversionStatus.class, "status", status), Money.of(worth, "EUR"),
                reason == null ? null : ReasonCode.named(reason).orElseThrow(), open,
                new Facts(Money.of(worth, "EUR"), AmountParts.none("EUR"), null));
    }

    private static ValidationPolicy policy(Differing differing) {
        return new ValidationPolicy(null, null, new BigDecimal("0.05"), null, differing, null, null, null, null, null, null).complete();
    }
}
