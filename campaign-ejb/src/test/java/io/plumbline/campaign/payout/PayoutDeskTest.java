package io.plumbline.campaign.payout;

import static io.plumbline.campaign.ledger.AccountKind.PARTNER_PAYABLE;
import static io.plumbline.campaign.ledger.AccountKind.PAYOUT_CLEARING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import io.plumbline.campaign.Database;
import io.plumbline.campaign.Silent;
import io.plumbline.campaign.api.BankDraft;
import io.plumbline.campaign.api.Invoicing;
import io.plumbline.campaign.api.PayeeDraft;
import io.plumbline.campaign.api.PaymentFile;
import io.plumbline.campaign.api.PaymentOutcome;
import io.plumbline.campaign.api.PayoutOrder;
import io.plumbline.campaign.api.PayoutRun;
import io.plumbline.campaign.api.PayoutRun.Planned;
import io.plumbline.campaign.api.PayoutSchedule;
import io.plumbline.campaign.api.PayoutState;
import io.plumbline.campaign.api.Statement;
import io.plumbline.campaign.api.StatementState;
import io.plumbline.campaign.api.Statements;
import io.plumbline.campaign.api.TaxForm;
import io.plumbline.campaign.api.VatTreatment;
import io.plumbline.campaign.ledger.AccountKind;
import io.plumbline.campaign.ledger.Books;
import io.plumbline.campaign.ledger.Transfer;
import io.plumbline.campaign.ledger.Transfer.Side;
import io.plumbline.campaign.payee.PayeeRoom;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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

        assertThat(confirm(till, run, new PaymentOutcome(mine.number(), "paid", null))).containsExactly("recorded");
        assertThat(confirm(till, run, new PaymentOutcome(mine.number(), "paid", null))).containsExactly("repeated");
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
        assertThatThrownBy(() -> till.tx(em -> new PayoutDesk(em, Till.clock(), Till.as("mara", Role.MARKETER), new Silent(), PayeeRoom.SEAL).approve(draft.id())))
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
        assertLeft(database, d -> with(d, d.vatTreatment(), d.taxForm(), d.schedule(), List.of(eur("500.00"))), 10_000, "below-threshold");
        assertLeft(database, d -> with(d, d.vatTreatment(), null, d.schedule(), List.of()), 10_000, "tax-form-missing");
        assertLeft(database, d -> with(d, d.vatTreatment(), new TaxForm("w-8ben-e", null, LocalDate.of(2023, 1, 1), LocalDate.of(2026, 4, 9)), d.schedule(), List.of()), 10_000, "tax-form-expired");
        assertLeft(database, d -> with(d, null, d.taxForm(), d.schedule(), List.of()), 10_000, "vat-treatment-missing");
        assertLeft(database, d -> with(d, VatTreatment.REVERSE_CHARGE, d.taxForm(), d.schedule(), List.of()), 10_000, "vat-treatment-mismatch");
        assertLeft(database, d -> with(d, d.vatTreatment(), d.taxForm(), PayoutSchedule.ON_REQUEST, List.of()), 10_000, "not-requested");
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

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_failed_payment_is_owed_again_and_paid_by_the_next_run_without_being_taxed_again(Database database) {
        Till till = new Till(database);
        till.ready();
        till.earn(10_000);
        PayoutRun first = till.paid();
        String number = till.mine(first).get(0).number();
        assertThat(confirm(till, first, new PaymentOutcome(number, "failed", null))).containsExactly("refused");
        assertThat(confirm(till, first, new PaymentOutcome(number, "failed", "Account closed"))).containsExactly("recorded");
        assertThat(confirm(till, first, new PaymentOutcome(number, "paid", null))).containsExactly("refused");
        assertThat(till.balance(PARTNER_PAYABLE)).isEqualTo(11_900);

        PayoutRun again = till.payouts("fritz", desk -> desk.prepare(new PayoutOrder(LocalDate.of(2026, 4, 10), null, null, null)));
        till.approve(again);
        Planned next = till.mine(till.payouts("anna", desk -> desk.get(again.id()))).get(0);
        assertThat(List.of(next.net(), next.vat(), next.returned(), next.total())).containsExactly(eur("0.00"), eur("0.00"), eur("119.00"), eur("119.00"));
        assertThat(words(written(till, till.mine(first).get(0).statementId(), Statements.Form.PDF))).contains("Self-billed invoice", "Self-billing:", "VAT at 19 % is included.");
        assertThat(words(written(till, next.statementId(), Statements.Form.PDF))).as("nothing is supplied: no second invoice").contains("Payment advice", "This is not an invoice")
                .doesNotContain("Self-bill", "VAT at 19 %");
        confirm(till, again, new PaymentOutcome(next.number(), "paid", null));
        assertThat(confirm(till, again, new PaymentOutcome(next.number(), "failed", "Sent back by the bank"))).containsExactly("recorded");
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
        assertThat(orders(till, run)).isEmpty();

        assertRefused("invoice-amount-differs", () -> till.statements(desk -> desk.match(id, "R-1", Till.END, eur("118.99"))));
        till.statements(desk -> desk.match(id, "R-1", Till.END, eur("119.00")));
        assertThat(orders(till, run)).singleElement().satisfies(file -> assertThat(file.total()).isEqualTo(eur("119.00")));
        assertThat(orders(till, run)).as("asked again").isEmpty();

        confirm(till, run, new PaymentOutcome(till.mine(run).get(0).number(), "failed", "Account closed"));
        PayoutRun again = till.payouts("fritz", desk -> desk.prepare(new PayoutOrder(LocalDate.of(2026, 4, 10), null, null, null)));
        assertThat(till.mine(till.approve(again)).get(0).state()).as("its invoice is with us already").isEqualTo(StatementState.ORDERED);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void of_two_approvers_at_once_one_approves(Database database) throws Exception {
        Till till = new Till(database);
        till.ready();
        till.earn(10_000);
        PayoutRun draft = till.prepare();

        List<String> ends = atOnce(() -> till.payouts("anna", desk -> desk.approve(draft.id())), () -> till.payouts("bert", desk -> desk.approve(draft.id())));

        assertThat(ends).containsExactlyInAnyOrder("done", "payout-not-draft");
        assertThat(till.balance(PAYOUT_CLEARING)).isEqualTo(11_900);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void of_two_runs_over_the_same_money_one_pays(Database database) throws Exception {
        Till till = new Till(database);
        till.ready();
        till.earn(10_000);
        PayoutRun one = till.prepare();
        PayoutRun two = till.prepare();

        List<String> ends = atOnce(() -> till.approve(one), () -> till.approve(two));

        assertThat(ends).contains("done").doesNotContain("done, done");
        assertThat(ends.stream().filter(end -> !end.equals("done")).findFirst().orElseThrow()).isIn("payout-changed", "payout-empty");
        assertThat(till.balance(PAYOUT_CLEARING)).isEqualTo(11_900);
        assertThat(till.balance(PARTNER_PAYABLE)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void refunds_that_come_in_while_it_is_approved_are_in_this_run_or_the_next_and_never_in_both(Database database) throws Exception {
        Till till = new Till(database);
        till.ready();
        List<UUID> sales = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            sales.add(till.earn(1_000));
        }
        PayoutRun draft = till.prepare();

        List<String> ends = atOnce(() -> till.approve(draft), () -> {
            sales.forEach(sale -> till.post(till.advertiser, sale, -300, LocalDate.of(2026, 3, 20)));
            return null;
        });

        assertThat(ends.get(0)).isIn("done", "payout-changed");
        till.earn(50_000);
        till.paid();
        assertThat(till.balance(PARTNER_PAYABLE)).isZero();
        assertThat(till.balance(PAYOUT_CLEARING)).isEqualTo(clearing(till));
        assertThat(net(till)).isEqualTo(20 * 700 + 50_000);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void killed_in_the_middle_nothing_is_half_done_and_the_number_is_given_again(Database database) {
        Till till = new Till(database);
        till.ready();
        till.earn(10_000);
        PayoutRun draft = till.prepare();
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> till.tx(em -> {
                numbers.add(till.mine(Till.payouts(em, "anna").approve(draft.id())).get(0).number());
                throw new IllegalStateException("kill -9");
            })).hasMessage("kill -9");
            assertThat(till.balance(PARTNER_PAYABLE)).isEqualTo(10_000);
        }
        PayoutRun run = till.approve(draft);
        numbers.add(till.mine(run).get(0).number());
        assertThat(numbers.stream().distinct()).as("no gap").hasSize(1);

        PaymentOutcome paid = new PaymentOutcome(numbers.get(0), "paid", null);
        assertThatThrownBy(() -> till.tx(em -> {
            Till.payouts(em, "fritz").confirm(run.id(), List.of(paid));
            throw new IllegalStateException("kill -9");
        })).hasMessage("kill -9");
        assertThat(till.balance(PAYOUT_CLEARING)).isEqualTo(11_900);
        assertThat(confirm(till, run, paid)).containsExactly("recorded");
        assertThat(till.balance(PAYOUT_CLEARING)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void the_same_statement_and_payment_file_have_the_same_bytes_whatever_changed_since(Database database) {
        Till till = new Till(database);
        till.ready();
        till.earn(123_456);
        PayoutRun run = till.paid();
        Statement statement = till.statements(desk -> desk.get(till.mine(run).get(0).statementId()));
        byte[] pdf = written(till, statement.id(), Statements.Form.PDF);
        byte[] csv = written(till, statement.id(), Statements.Form.CSV);
        byte[] file = file(till, run);

        till.tx(em -> em.createNativeQuery("update campaign.partner set name = 'Another' where id = :id").setParameter("id", till.partner).executeUpdate());
        till.ready(d -> with(d, VatTreatment.OUTSIDE, d.taxForm(), d.schedule(), List.of()));
        till.earn(777);

        assertThat(written(till, statement.id(), Statements.Form.PDF)).isEqualTo(pdf);
        assertThat(written(till, statement.id(), Statements.Form.CSV)).isEqualTo(csv);
        assertThat(file(till, run)).isEqualTo(file);
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF-").contains("%%EOF");
        assertThat(new String(csv, StandardCharsets.UTF_8)).startsWith("statement,line,").contains(statement.number() + ",1,2026-03-10,").contains(",1234.56,234.57,EUR\r\n");
        assertThat(new String(file, StandardCharsets.UTF_8)).contains("<EndToEndId>" + statement.number() + "</EndToEndId>", "<IBAN>NL91ABNA0417164300</IBAN>");
        assertThat(statement.account()).as("masked everywhere else").isEqualTo("NL••••4300");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void the_account_of_a_day_that_is_over_has_the_same_bytes_for_ever(Database database) {
        Till till = new Till(database);
        till.ready();
        till.earn(10_000);
        LocalDate day = LocalDate.ofInstant(Till.NOON, ZoneOffset.UTC);
        assertThatThrownBy(() -> account(till, Till.clock(), day)).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo("day-not-over"));
        Clock tomorrow = Clock.fixed(Till.NOON.plus(1, ChronoUnit.DAYS), ZoneOffset.UTC);

        byte[] before = account(till, tomorrow, day);
        till.tx(em -> new Books(em, Till.NOON.plus(13, ChronoUnit.HOURS), "test").transfer(new Transfer(Ids.next(), "late:" + Ids.next(), till.advertiser,
                new Side(AccountKind.COMMISSION_COST, till.advertiser), new Side(PARTNER_PAYABLE, till.partner), 77, "EUR", LocalDate.of(2026, 3, 1), "", "conversion", Ids.next())));

        assertThat(account(till, tomorrow, day)).isEqualTo(before);
        assertThat(new String(before, StandardCharsets.UTF_8).lines()).hasSize(2).last().asString().contains(",100.00,100.00,EUR");
        assertThat(account(till, tomorrow, day.minusDays(1))).hasSizeLessThan(before.length);
    }

    private static byte[] account(Till till, Clock at, LocalDate day) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        till.statements(at, desk -> {
            desk.account(till.partner, "EUR", day, bytes);
            return null;
        });
        return bytes.toByteArray();
    }

    private static byte[] written(Till till, UUID id, Statements.Form form) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        till.statements(desk -> {
            desk.write(id, form, bytes);
            return null;
        });
        return bytes.toByteArray();
    }

    private static List<PaymentFile> orders(Till till, PayoutRun run) {
        return till.payouts("fritz", desk -> desk.order(run.id()));
    }

    private static byte[] file(Till till, PayoutRun run) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        till.payouts("fritz", desk -> desk.file(run.id(), run.files().get(0).id(), bytes));
        return bytes.toByteArray();
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

    private static PayeeDraft with(PayeeDraft d, VatTreatment treatment, TaxForm form, PayoutSchedule schedule, List<Money> thresholds) {
        return new PayeeDraft(d.legalName(), d.street(), d.postalCode(), d.city(), d.country(), d.vatId(), d.taxNumber(), treatment, d.invoicing(), d.selfBillingAgreedOn(), form,
                schedule, thresholds, d.bank());
    }

    private static long net(Till till) {
        return sum(till, "net_minor");
    }

    private static long clearing(Till till) {
        return sum(till, "total_minor");
    }

    private static long sum(Till till, String column) {
        return till.tx(em -> ((Number) em.createNativeQuery("select sum(" + column + ") from campaign.partner_statement where partner_id = :id").setParameter("id", till.partner)
                .getSingleResult()).longValue());
    }

    private static List<String> confirm(Till till, PayoutRun run, PaymentOutcome outcome) {
        return till.payouts("fritz", desk -> desk.confirm(run.id(), List.of(outcome))).stream().map(PaymentOutcome.Receipt::outcome).toList();
    }

    private static List<String> atOnce(Callable<?>... acts) throws Exception {
        CyclicBarrier begin = new CyclicBarrier(acts.length);
        ExecutorService people = Executors.newFixedThreadPool(acts.length);
        try {
            List<Future<String>> ends = Stream.of(acts).map(act -> people.submit(() -> {
                begin.await();
                try {
                    act.call();
                    return "done";
                } catch (Refusal no) {
                    return no.code();
                }
            })).toList();
            List<String> all = new ArrayList<>();
            for (Future<String> end : ends) {
                all.add(end.get());
            }
            return all;
        } finally {
            people.shutdown();
        }
    }

    private static void assertRefused(String code, Runnable act) {
        assertRefusedWith(List.of(code), act);
    }

    private static void assertRefusedWith(List<String> codes, Runnable act) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Conflict.class, no -> assertThat(no.code()).isIn(codes));
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private static String words(byte[] pdf) {
        try (PdfReader reader = new PdfReader(pdf)) {
            return new PdfTextExtractor(reader).getTextFromPage(1).replaceAll("\\s+", " ");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
