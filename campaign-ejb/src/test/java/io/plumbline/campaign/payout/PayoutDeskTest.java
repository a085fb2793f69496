package io.plumbline.campaign.payout;

import static io.plumbline.campaign.ledger.AccountKind.PARTNER_PAYABLE;
import static io.plumbline.campaign.ledger.AccountKind.PAYOUT_CLEARING;
import static io.plumbline.campaign.payout.TillAssertions.assertRefused;
import static io.plumbline.campaign.payout.TillAssertions.assertRefusedWith;
import static io.plumbline.campaign.payout.TillAssertions.eur;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.Silent;
import io.plumbline.campaign.api.BankDraft;
import io.plumbline.campaign.api.Invoicing;
import io.plumbline.campaign.api.PayeeDraft;
import io.plumbline.campaign.api.PaymentOutcome;
import io.plumbline.campaign.api.PayoutRun;
import io.plumbline.campaign.api.PayoutRun.Planned;
import io.plumbline.campaign.api.PayoutSchedule;
import io.plumbline.campaign.api.PayoutState;
import io.plumbline.campaign.api.StatementState;
import io.plumbline.campaign.api.TaxForm;
import io.plumbline.campaign.api.VatTreatment;
import io.plumbline.campaign.payee.PayeeRoom;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Role;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PayoutDeskTest {

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_run_is_prepared_by_one_approved_by_another_ordered_and_confirmed(Database database) {
        Till till = new Till(database);
        till.ready();
        till.earn(10_000);
        till.earn(till.other, 2_345, LocalDate.of(2026, 3, 31), null);

        PayoutRun draft = till.prepare();
        assertThat(till.mine(draft)).singleElement().satisfies(s -> {
            assertThat(s.number()).isNull();
            assertThat(List.of(s.net(), s.vat(), s.total())).containsExactly(eur("123.45"), eur("23.46"), eur("146.91"));
        });
        assertThat(till.balance(PARTNER_PAYABLE)).as("a preview posts nothing").isEqualTo(12_345);

        PayoutRun run = till.approve(draft);
        Planned mine = till.mine(run).get(0);
        assertThat(run.state()).isEqualTo(PayoutState.APPROVED);
        assertThat(mine.number()).matches("2026-\\d{6}");
        assertThat(mine.state()).isEqualTo(StatementState.ORDERED);
        assertThat(till.balance(PARTNER_PAYABLE)).isZero();
        assertThat(till.balance(PAYOUT_CLEARING)).isEqualTo(14_691);

        assertThat(till.confirm(run, new PaymentOutcome(mine.number(), "paid", null))).containsExactly("recorded");
        assertThat(till.confirm(run, new PaymentOutcome(mine.number(), "paid", null))).containsExactly("repeated");
        assertThat(till.balance(PAYOUT_CLEARING)).isZero();
        assertThat(till.mine(till.prepare())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void who_prepared_it_cannot_approve_it_and_a_marketer_can_do_neither(Database database) {
        Till till = new Till(database);
        till.ready();
        till.earn(10_000);
        PayoutRun draft = till.prepare();

        assertThatThrownBy(() -> till.payouts("fritz", desk -> desk.approve(draft.id()))).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> till.tx(em -> new PayoutDesk(em, Till.clock(), Till.as("mara", Role.MARKETER), new Silent(), PayeeRoom.SEAL, Till.RATES).approve(draft.id())))
                .isInstanceOf(Forbidden.class);
        assertThat(till.balance(PARTNER_PAYABLE)).isEqualTo(10_000);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_refund_between_preview_and_approval_refuses_the_approval_and_renewing_pays_the_rest(Database database) {
        Till till = new Till(database);
        till.ready();
        UUID sale = till.earn(10_000);
        till.earn(5_000);
        PayoutRun draft = till.prepare();
        till.post(till.advertiser, sale, -4_000, LocalDate.of(2026, 3, 20));

        assertThat(till.payouts("anna", desk -> desk.get(draft.id())).changed()).isTrue();
        assertRefused("payout-changed", () -> till.approve(draft));
        till.payouts("fritz", desk -> desk.renew(draft.id()));
        assertThat(till.mine(till.approve(draft)).get(0).net()).isEqualTo(eur("110.00"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_refund_after_payment_is_a_negative_line_that_waits_until_it_is_earned_back(Database database) {
        Till till = new Till(database);
        till.ready();
        UUID sale = till.earn(10_000);
        till.paid();
        till.post(till.advertiser, sale, -10_000, LocalDate.of(2026, 3, 25));

        assertThat(till.left(till.prepare())).singleElement().satisfies(c -> {
            assertThat(c.balance()).isEqualTo(eur("-100.00"));
            assertThat(c.reasons()).containsExactly("negative-balance");
        });
        till.earn(15_000);
        assertThat(till.mine(till.paid())).singleElement().satisfies(s -> assertThat(s.net()).isEqualTo(eur("50.00")));
        assertThat(till.balance(PARTNER_PAYABLE)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void what_is_not_due_waits_and_so_does_its_partial_refund_while_what_is_taken_back_whole_is_gone(Database database) {
        Till till = new Till(database);
        till.ready();
        UUID late = till.earn(till.advertiser, 9_000, LocalDate.of(2026, 3, 1), Till.END.plusDays(1));
        till.post(till.advertiser, late, -1_000, LocalDate.of(2026, 3, 2));
        UUID gone = till.earn(till.advertiser, 700, LocalDate.of(2026, 3, 1), Till.END.plusDays(1));
        till.post(till.advertiser, gone, -700, LocalDate.of(2026, 3, 2));
        till.earn(till.advertiser, 3_000, LocalDate.of(2026, 3, 1), Till.END);
        till.earn(till.advertiser, 400, Till.END.plusDays(1), null);

        PayoutRun draft = till.prepare();
        assertThat(till.mine(draft)).singleElement().satisfies(s -> assertThat(s.net()).isEqualTo(eur("30.00")));
        assertThat(till.mine(draft).get(0).lines()).isEqualTo(3);
        assertThat(till.left(draft)).singleElement().satisfies(c -> assertThat(c.balance() + " " + c.reasons()).isEqualTo("80.00 EUR [not-due]"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void what_was_returned_after_the_period_is_not_paid_for_first(Database database) {
        Till till = new Till(database);
        till.ready();
        UUID sale = till.earn(10_000);
        till.post(till.advertiser, sale, -10_000, Till.END.plusDays(3));
        UUID later = till.earn(till.advertiser, 900, Till.END.plusDays(1), null);
        till.post(till.advertiser, later, -200, Till.END.plusDays(2));
        till.earn(5_000);

        assertThat(till.mine(till.prepare())).singleElement().satisfies(s -> assertThat(s.lines() + " " + s.net()).isEqualTo("3 50.00 EUR"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void each_reason_keeps_the_money_back_and_loses_none(Database database) {
        assertLeft(database, same -> same, 99, "below-threshold");
        assertLeft(database, d -> Till.with(d, d.vatTreatment(), d.taxForm(), d.schedule(), List.of(eur("500.00"))), 10_000, "below-threshold");
        assertLeft(database, d -> Till.with(d, d.vatTreatment(), null, d.schedule(), List.of()), 10_000, "tax-form-missing");
        assertLeft(database, d -> Till.with(d, d.vatTreatment(), new TaxForm("w-8ben-e", null, LocalDate.of(2023, 1, 1), LocalDate.of(2026, 4, 9)), d.schedule(), List.of()), 10_000, "tax-form-expired");
        assertLeft(database, d -> Till.with(d, null, d.taxForm(), d.schedule(), List.of()), 10_000, "vat-treatment-missing");
        assertLeft(database, d -> Till.with(d, VatTreatment.REVERSE_CHARGE, d.taxForm(), d.schedule(), List.of()), 10_000, "vat-treatment-mismatch");
        assertLeft(database, d -> Till.with(d, d.vatTreatment(), d.taxForm(), PayoutSchedule.ON_REQUEST, List.of()), 10_000, "not-requested");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_hold_and_an_account_that_waits_for_a_second_person_keep_the_money_back_until_they_end(Database database) {
        Till till = new Till(database);
        till.ready();
        till.earn(10_000);
        till.payees("fritz", desk -> desk.hold(till.partner, "Looks bought"));
        PayoutRun held = till.prepare();
        assertThat(till.left(held)).singleElement().satisfies(c -> assertThat(c.reasons() + " " + c.note()).isEqualTo("[on-hold] Looks bought"));
        till.payees("fritz", desk -> desk.hold(till.partner, null));

        PayeeDraft moved = new PayeeDraft("Blog", "Rynek 1", "1", "Berlin", "DE", "DE136695976", null, VatTreatment.DOMESTIC, Invoicing.SELF_BILLING, LocalDate.of(2026, 1, 1),
                Till.complete().taxForm(), PayoutSchedule.EVERY_RUN, List.of(), new BankDraft(null, "Blog", "AT61 1904 3002 3457 3201", null));
        UUID waiting = till.payees("fritz", desk -> desk.amend(till.partner, null, moved)).waiting().id();
        assertThat(till.left(till.prepare()).get(0).reasons()).containsExactly("bank-waiting");
        assertThatThrownBy(() -> till.payees("fritz", desk -> desk.decideBank(till.partner, waiting, true))).isInstanceOf(Forbidden.class);
        assertThat(till.payees("anna", desk -> desk.decideBank(till.partner, waiting, true)).bank().account()).isEqualTo("AT••••3201");
        assertThat(till.mine(till.paid())).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_hold_put_between_preview_and_approval_refuses_the_approval(Database database) {
        Till till = new Till(database);
        till.ready();
        till.earn(10_000);
        PayoutRun draft = till.prepare();
        till.payees("fritz", desk -> desk.hold(till.partner, "Looks bought"));
        assertRefusedWith(List.of("payout-changed", "payout-empty"), () -> till.approve(draft));
        assertThat(till.balance(PARTNER_PAYABLE)).isEqualTo(10_000);
    }

    private static void assertLeft(Database database, UnaryOperator<PayeeDraft> but, long minor, String reason) {
        Till till = new Till(database);
        till.ready(but);
        till.earn(minor);
        PayoutRun draft = till.prepare();
        assertThat(till.mine(draft)).isEmpty();
        assertThat(till.left(draft)).singleElement().satisfies(c -> {
            assertThat(c.reasons()).contains(reason);
            assertThat(c.balance().minor()).isEqualTo(minor);
        });
    }
}
