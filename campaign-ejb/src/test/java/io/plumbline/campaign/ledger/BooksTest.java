package io.plumbline.campaign.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.LedgerLeg;
import io.plumbline.campaign.ledger.Transfer.Side;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BooksTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_transfer_asked_for_twice_is_posted_once(Database database) {
        Ground ground = new Ground(database, "EUR");
        String reference = "payout:" + Ids.next();
        Transfer paid = payout(ground, reference, 4_321, DAY);

        assertThat(post(ground, paid)).isTrue();
        assertThat(post(ground, paid)).isFalse();

        assertThat(ground.balance(AccountKind.PARTNER_PAYABLE)).isEqualTo(-4_321);
        assertThat(ground.balance(AccountKind.PAYOUT_CLEARING)).isEqualTo(4_321);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_reference_belongs_to_one_amount_between_two_accounts(Database database) {
        Ground ground = new Ground(database, "EUR");
        String reference = "payout:" + Ids.next();
        post(ground, payout(ground, reference, 100, DAY));

        assertThatThrownBy(() -> post(ground, payout(ground, reference, 101, DAY))).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> post(ground, payout(ground, reference, -100, DAY))).isInstanceOf(Conflict.class);
        assertThat(ground.balance(AccountKind.PAYOUT_CLEARING)).isEqualTo(100);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_negative_amount_goes_the_other_way_and_nought_nowhere(Database database) {
        Ground ground = new Ground(database, "EUR");

        assertThat(post(ground, payout(ground, "back:" + Ids.next(), -250, DAY))).isTrue();
        assertThat(post(ground, payout(ground, "nought:" + Ids.next(), 0, DAY))).isTrue();

        assertThat(ground.balance(AccountKind.PARTNER_PAYABLE)).isEqualTo(250);
        assertThat(legs(ground)).hasSize(1);
    }

    private static List<LedgerLeg> legs(Ground ground) {
        UUID payable = ground.accounts().stream().filter(a -> a.kind().equals("partner-payable")).findFirst().orElseThrow().id();
        return ground.ledger(desk -> desk.postings(payable, null, null, PageRequest.first(50))).items();
    }

    private static boolean post(Ground ground, Transfer transfer) {
        return ground.tx(em -> new Books(em, Ground.NOON, "test").transfer(transfer));
    }

    private static Transfer payout(Ground ground, String reference, long minor, LocalDate day) {
        return new Transfer(Ids.next(), reference, Books.HOUSE, new Side(AccountKind.PARTNER_PAYABLE, ground.partner),
                new Side(AccountKind.PAYOUT_CLEARING, ground.partner), minor, "EUR", day, "paid", "payout", Ids.next());
    }
}
