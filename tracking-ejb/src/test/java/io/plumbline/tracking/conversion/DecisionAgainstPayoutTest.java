package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.api.BankDraft;
import io.plumbline.campaign.api.Invoicing;
import io.plumbline.campaign.api.Payee;
import io.plumbline.campaign.api.PayeeDraft;
import io.plumbline.campaign.api.Payees;
import io.plumbline.campaign.api.Payer;
import io.plumbline.campaign.api.Payers;
import io.plumbline.campaign.api.PaymentOutcome;
import io.plumbline.campaign.api.PayoutMethod;
import io.plumbline.campaign.api.PayoutOrder;
import io.plumbline.campaign.api.PayoutRun;
import io.plumbline.campaign.api.PayoutSchedule;
import io.plumbline.campaign.api.Payouts;
import io.plumbline.campaign.api.TaxForm;
import io.plumbline.campaign.api.VatTreatment;
import io.plumbline.shared.Money;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody takes a result back while a payout run claims its posting: it is paid once, and what was taken back is a negative line of the next statement. */
class DecisionAgainstPayoutTest {

    private static final long SEED = 20261125L;

    @ParameterizedTest
    @EnumSource(Databases.class)
    void a_result_taken_back_while_a_run_claims_it_is_paid_never_twice_and_never_kept(Databases database) throws Exception {
        Random random = new Random(SEED);
        for (int round = 0; round < (database == Databases.H2 ? 3 : 2); round++) {
            Shopfloor shop = due(database);
            List<UUID> sales = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                sales.add(approved(shop, "r" + round + "s" + i, "100.00"));
            }
            locked(shop);
            PayoutRun draft = prepare(shop);
            UUID victim = sales.get(random.nextInt(sales.size()));
            List<String> ends = atOnce(() -> as(shop, "anna", () -> payouts(shop).approve(draft.id())), () -> reject(shop, "fritz", victim));
            assertThat(ends.get(1)).as("finance may take back whatever a run is doing").isEqualTo("done");
            assertThat(ends.get(0)).isIn("done", "payout-changed");
            shop.now = shop.now.plus(Duration.ofDays(1));
            UUID later = laterSale(shop, "r" + round + "later");
            locked(shop);
            PayoutRun next = prepare(shop);
            as(shop, "anna", () -> payouts(shop).approve(next.id()));
            assertThat(shop.balance("partner-payable")).as("seed %d round %d: nothing is left over", SEED, round).isZero();
            assertThat(shop.balance("payout-clearing")).as("five sales and the later one, once each").isEqualTo(5 * 1000 + 5000);
            assertThat(lines(shop, victim)).as("taken back before it was claimed: in no statement, or one line and its opposite").isIn(List.of(), List.of(1000L, -1000L));
            assertThat(lines(shop, later)).containsExactly(5000L);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void what_is_paid_is_taken_back_by_finance_with_a_reason_as_a_negative_line_of_the_next_statement(Databases database) {
        Shopfloor shop = due(database);
        UUID sale = approved(shop, "P1", "100.00");
        locked(shop);
        PayoutRun run = prepare(shop);
        PayoutRun approved = as(shop, "anna", () -> payouts(shop).approve(run.id()));
        assertThat(settled(shop, sale)).as("ordered, not confirmed").isEqualTo("locked");
        as(shop, "fritz", () -> payouts(shop).confirm(run.id(), List.of(new PaymentOutcome(number(shop, approved), "paid", null))));
        assertThat(settled(shop, sale)).isEqualTo("paid");
        shop.as(Role.MARKETER);
        assertThatThrownBy(() -> shop.decide(sale, ConversionStatus.REJECTED, "fraud")).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).isEqualTo("conversion-locked"));
        assertThatThrownBy(() -> as(shop, "fritz", () -> shop.decide(sale, ConversionStatus.REJECTED, null))).isInstanceOf(Refusal.class);
        assertThat(reject(shop, "fritz", sale)).isNotNull();
        assertThat(shop.balance("partner-payable")).isEqualTo(-1000);
        laterSale(shop, "P2");
        locked(shop);
        PayoutRun next = prepare(shop);
        as(shop, "anna", () -> payouts(shop).approve(next.id()));
        assertThat(lines(shop, sale)).containsExactly(1000L, -1000L);
        assertThat(shop.balance("partner-payable")).isZero();
        assertThat(settled(shop, sale)).as("it stays told where its money went").isEqualTo("paid");
    }

    private static Shopfloor due(Databases database) {
        Shopfloor shop = new Shopfloor(database);
        as(shop, "fritz", () -> shop.part(Payers.class).amend(null, new Payer(0L, "Plumb GmbH", "Hafen 1", "20457", "Hamburg", "DE", "DE136695976", new BigDecimal("19"), "UTC",
                "DE89370400440532013000", "COBADEFFXXX", "en", List.of(Money.of("1.00", "EUR")))));
        Payee payee = as(shop, "fritz", () -> shop.part(Payees.class).amend(shop.partner, null, new PayeeDraft("Blog", "Rynek 1", "31-042", "Berlin", "DE", null, "12/345/67890",
                VatTreatment.SMALL_BUSINESS, Invoicing.SELF_BILLING, LocalDate.of(2026, 1, 1), new TaxForm("tax-certificate", "A-17", LocalDate.of(2026, 1, 2),
                LocalDate.of(2029, 12, 31)), PayoutSchedule.EVERY_RUN, List.of(), new BankDraft(PayoutMethod.SEPA, "Blog", "NL91ABNA0417164300", null))));
        as(shop, "anna", () -> shop.part(Payees.class).decideBank(shop.partner, payee.waiting().id(), true));
        return shop;
    }

    private static UUID approved(Shopfloor shop, String name, String amount) {
        UUID id = shop.sold(name, amount).conversionId();
        shop.decide(id, ConversionStatus.APPROVED, null);
        return id;
    }

    private static UUID laterSale(Shopfloor shop, String name) {
        shop.asSystem();
        return approved(shop, name, "500.00");
    }

    private static void locked(Shopfloor shop) {
        shop.now = shop.now.plus(Duration.ofDays(40));
    }

    private static PayoutRun prepare(Shopfloor shop) {
        return as(shop, "fritz", () -> payouts(shop).prepare(new PayoutOrder(LocalDate.ofInstant(shop.now, ZoneOffset.UTC), "EUR", shop.advertiser, null)));
    }

    private static Entry reject(Shopfloor shop, String who, UUID sale) {
        return as(shop, who, () -> shop.counting(counts -> shop.judging.decide(sale, null, new ConversionDecision(ConversionStatus.REJECTED, "fraud", null, null), shop.now, counts)));
    }

    private static <T> T as(Shopfloor shop, String who, Supplier<T> work) {
        shop.actAs(who, Role.FINANCE, Role.APPROVER);
        try {
            return shop.tx(work);
        } finally {
            shop.asSystem();
        }
    }

    private static Payouts payouts(Shopfloor shop) {
        return shop.part(Payouts.class);
    }

    private static String number(Shopfloor shop, PayoutRun run) {
        return shop.text("select number from campaign.partner_statement where run_id = ?", run.id());
    }

    private static String settled(Shopfloor shop, UUID id) {
        return shop.tx(() -> shop.locks.of(shop.book.get(id).orElseThrow(), shop.now)).state();
    }

    private static List<Long> lines(Shopfloor shop, UUID subject) {
        return shop.tx(() -> shop.part(io.plumbline.tracking.store.Sql.class).list("select net_minor from campaign.statement_line where subject_id = ? order by net_minor desc", row -> row.getLong(1), subject));
    }

    private static List<String> atOnce(Runnable... acts) throws Exception {
        CyclicBarrier begin = new CyclicBarrier(acts.length);
        ExecutorService people = Executors.newFixedThreadPool(acts.length);
        try {
            List<Future<String>> ends = new ArrayList<>();
            for (Runnable act : acts) {
                ends.add(people.submit(() -> {
                    begin.await();
                    try {
                        act.run();
                        return "done";
                    } catch (Refusal no) {
                        return no.code();
                    }
                }));
            }
            List<String> told = new ArrayList<>();
            for (Future<String> end : ends) {
                told.add(end.get());
            }
            return told;
        } finally {
            people.shutdownNow();
        }
    }
}
