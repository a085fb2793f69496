package io.plumbline.campaign.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Commission;
import io.plumbline.shared.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CommissionDeskTest {

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_sale_earns_its_percentage_and_pends_until_it_is_approved(Database database) {
        Ground ground = new Ground(database, "EUR").agree(Rates.cps("12.5"));
        Claim sale = ground.sale("99.99", "EUR", false);

        Commission earned = ground.accrue(sale);
        assertThat(earned.amount()).isEqualTo(Money.of("12.50", "EUR"));
        assertThat(earned.postings()).containsExactly("conversion:" + sale.subjectId() + ":accrual");
        assertThat(ground.balances()).isEqualTo("cost 1250, pending 1250, payable 0");

        assertThat(ground.approve(sale)).contains(Money.of("12.50", "EUR"));
        assertThat(ground.balances()).isEqualTo("cost 1250, pending 0, payable 1250");

        assertThat(ground.reverse(sale)).contains(Money.of("12.50", "EUR"));
        assertThat(ground.balances()).isEqualTo("cost 0, pending 0, payable 0");
    }
}
