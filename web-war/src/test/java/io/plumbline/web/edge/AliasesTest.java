package io.plumbline.web.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.shared.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AliasesTest {

    @ParameterizedTest
    @CsvSource({"click_id", "clickid", "cid", "subid", "transaction_id"})
    void the_click_has_many_names(String name) {
        assertThat(of(name + "=C").click()).isEqualTo("C");
    }

    @ParameterizedTest
    @CsvSource({"txid,txid", "tid,txid", "order_id,txid", "payout,amount", "amount,amount", "revenue,amount", "et,goal", "event,goal", "goal_id,goal", "goal,goal", "currency,currency"})
    void so_have_the_others(String name, String ours) {
        assertThat(of(name + "=X").get(ours)).isEqualTo("X");
    }

    @Test
    void transaction_id_is_the_order_where_the_click_is_named_besides() {
        assertThat(of("click_id=C&transaction_id=T").click()).isEqualTo("C");
        assertThat(of("click_id=C&transaction_id=T").txid()).isEqualTo("T");
        assertThat(of("transaction_id=C&txid=T").txid()).isEqualTo("T");
    }

    @ParameterizedTest
    @ValueSource(strings = {"payout=1&payout=9", "payout=1&amount=9", "payout=1&payout=1"})
    void a_repeated_amount_is_refused(String query) {
        assertThatThrownBy(() -> of(query).get("amount")).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo("parameter-repeated"));
    }

    @Test
    void bad_utf8_in_an_id_is_refused_because_two_of_them_would_look_alike() {
        assertThatThrownBy(() -> of("txid=%ff").txid()).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo("encoding-malformed"));
    }

    private static Aliases of(String query) {
        return new Aliases(Query.read(query));
    }
}
