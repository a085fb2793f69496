package io.plumbline.campaign.payout;

import static io.plumbline.campaign.ledger.AccountKind.PARTNER_PAYABLE;
import static io.plumbline.campaign.ledger.AccountKind.PAYOUT_CLEARING;
import static io.plumbline.campaign.payout.TillAssertions.assertRefused;
import static io.plumbline.campaign.payout.TillAssertions.eur;
import static io.plumbline.campaign.payout.TillAssertions.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.Invoicing;
import io.plumbline.campaign.api.PayeeDraft;
import io.plumbline.campaign.api.PaymentOutcome;
import io.plumbline.campaign.api.PayoutOrder;
import io.plumbline.campaign.api.PayoutRun;
import io.plumbline.campaign.api.PayoutRun.Planned;
import io.plumbline.campaign.api.StatementState;
import io.plumbline.campaign.api.Statements;
import io.plumbline.shared.Refusal;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the bank and the partner say to a statement. */
class PaymentOutcomesTest {

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_failed_payment_is_owed_again_and_paid_by_the_next_run_without_being_taxed_again(Database database) {
        Till till = new Till(database);
        till.ready();
        till.earn(10_000);
        PayoutRun first = till.paid();
        String number = till.mine(first).get(0).number();
        assertThat(till.confirm(first, new PaymentOutcome(number, "failed", null))).containsExactly("refused");
        assertThat(till.confirm(first, new PaymentOutcome(number, "failed", "Account closed"))).containsExactly("recorded");
        assertThat(till.confirm(first, new PaymentOutcome(number, "paid", null))).containsExactly("refused");
        assertThat(till.balance(PARTNER_PAYABLE)).isEqualTo(11_900);

        PayoutRun again = till.payouts("fritz", desk -> desk.prepare(new PayoutOrder(LocalDate.of(2026, 4, 10), null, null, null)));
        till.approve(again);
        Planned next = till.mine(till.payouts("anna", desk -> desk.get(again.id()))).get(0);
        assertThat(List.of(next.net(), next.vat(), next.returned(), next.total())).containsExactly(eur("0.00"), eur("0.00"), eur("119.00"), eur("119.00"));
        assertThat(words(till.written(till.mine(first).get(0).statementId(), Statements.Form.PDF))).contains("Self-billed invoice", "Self-billing:", "VAT at 19 % is included.");
        assertThat(words(till.written(next.statementId(), Statements.Form.PDF))).as("nothing is supplied: no second invoice").contains("Payment advice", "This is not an invoice")
                .doesNotContain("Self-bill", "VAT at 19 %");
        till.confirm(again, new PaymentOutcome(next.number(), "paid", null));
        assertThat(till.confirm(again, new PaymentOutcome(next.number(), "failed", "Sent back by the bank"))).containsExactly("recorded");
        assertThat(till.balance(PARTNER_PAYABLE)).isEqualTo(11_900);
        assertThat(till.balance(PAYOUT_CLEARING)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void outcomes_come_as_a_csv_file_too_and_one_bad_row_stops_no_other(Database database) {
        Till till = new Till(database);
        till.ready();
        till.earn(10_000);
        PayoutRun run = till.paid();
        String csv = "\uFEFFend_to_end_id;status;reason\r\n" + till.mine(run).get(0).number() + ";PAID;\r\n1999-000001;paid;\r\n" + till.mine(run).get(0).number() + ";lost;\r\n";

        List<PaymentOutcome.Receipt> receipts = till.payouts("fritz", desk -> desk.confirm(run.id(), new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8))));

        assertThat(receipts).extracting(r -> r.outcome() + " " + r.code()).containsExactly("recorded null", "refused statement-not-found", "refused result-unknown");
        assertThatThrownBy(() -> till.payouts("fritz", desk -> desk.confirm(run.id(), new ByteArrayInputStream("a,b\r\n1,2\r\n".getBytes(StandardCharsets.UTF_8)))))
                .isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo("column-missing"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_partner_who_invoices_is_paid_once_the_invoice_fits(Database database) {
        Till till = new Till(database);
        till.ready(d -> new PayeeDraft(d.legalName(), d.street(), d.postalCode(), d.city(), d.country(), d.vatId(), null, d.vatTreatment(), Invoicing.OWN_INVOICE, null, d.taxForm(),
                d.schedule(), d.thresholds(), d.bank()));
        till.earn(10_000);
        PayoutRun run = till.paid();
        UUID id = till.mine(run).get(0).statementId();
        assertThat(till.mine(run).get(0).state()).isEqualTo(StatementState.AWAITING_INVOICE);
        assertThat(till.orders(run)).isEmpty();

        assertRefused("invoice-amount-differs", () -> till.statements(desk -> desk.match(id, "R-1", Till.END, eur("118.99"))));
        till.statements(desk -> desk.match(id, "R-1", Till.END, eur("119.00")));
        assertThat(till.orders(run)).singleElement().satisfies(file -> assertThat(file.total()).isEqualTo(eur("119.00")));
        assertThat(till.orders(run)).as("asked again").isEmpty();

        till.confirm(run, new PaymentOutcome(till.mine(run).get(0).number(), "failed", "Account closed"));
        PayoutRun again = till.payouts("fritz", desk -> desk.prepare(new PayoutOrder(LocalDate.of(2026, 4, 10), null, null, null)));
        assertThat(till.mine(till.approve(again)).get(0).state()).as("its invoice is with us already").isEqualTo(StatementState.ORDERED);
    }
}
