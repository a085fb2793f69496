package io.plumbline.campaign.payout;

import static io.plumbline.campaign.ledger.AccountKind.BANK;
import static io.plumbline.campaign.ledger.AccountKind.CURRENCY_EXCHANGE;
import static io.plumbline.campaign.ledger.AccountKind.FX_DIFFERENCE;
import static io.plumbline.campaign.ledger.AccountKind.PAYOUT_CLEARING;
import static io.plumbline.campaign.payout.TillAssertions.eur;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.Silent;
import io.plumbline.campaign.api.BankDraft;
import io.plumbline.campaign.api.BankReport;
import io.plumbline.campaign.api.PayeeDraft;
import io.plumbline.campaign.api.PaymentOutcome;
import io.plumbline.campaign.api.PaymentOutcome.Receipt;
import io.plumbline.campaign.api.PayoutMethod;
import io.plumbline.campaign.api.PayoutOrder;
import io.plumbline.campaign.api.PayoutRun;
import io.plumbline.campaign.api.PayoutRun.Planned;
import io.plumbline.campaign.api.VatTreatment;
import io.plumbline.campaign.ledger.AccountKind;
import io.plumbline.shared.Money;
import io.plumbline.shared.Role;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A partner is owed dollars, and the house has a bank account in euro; a dollar is worth 0.915. */
class PaidInAnotherCurrencyTest {

    private Till till;
    private PayoutRun run;
    private Planned statement;

    @ParameterizedTest
    @EnumSource(Database.class)
    void what_the_bank_takes_beyond_the_rate_is_a_loss_and_what_it_keeps_of_what_comes_back_another(Database database) {
        owed(database, 10_000, 0);
        assertThat(confirmed("paid", eur("92.10"))).isEqualTo("recorded null");
        // 100.00 USD are 91.50 EUR.
        assertThat(stands(FX_DIFFERENCE, "EUR")).isEqualTo(60);
        assertThat(stands(BANK, "EUR")).isEqualTo(-9_210);
        assertThat(stands(BANK, "USD")).as("there is no account in dollars").isZero();
        assertThat(stands(CURRENCY_EXCHANGE, "EUR")).isEqualTo(9_150);
        assertThat(stands(CURRENCY_EXCHANGE, "USD")).isEqualTo(-10_000);
        assertThat(stands(PAYOUT_CLEARING, "USD")).isZero();
        assertThat(confirmed("paid", eur("92.10"))).isEqualTo("repeated null");
        assertThat(confirmed("failed", Money.of("91.00", "GBP"))).isEqualTo("refused amount-differs");
        assertThat(confirmed("failed", eur("910.00"))).isEqualTo("refused booked-far-from-rate");

        assertThat(confirmed("failed", eur("91.00"))).isEqualTo("recorded null");
        assertThat(stands(FX_DIFFERENCE, "EUR")).as("0.60, and 0.50 more").isEqualTo(110);
        assertThat(stands(BANK, "EUR")).isEqualTo(-110);
        assertThat(List.of(stands(CURRENCY_EXCHANGE, "EUR"), stands(CURRENCY_EXCHANGE, "USD"), stands(PAYOUT_CLEARING, "USD"))).containsOnly(0L);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_gain_is_posted_the_other_way_round_and_shared_among_advertisers_to_the_cent(Database database) {
        owed(database, 6_667, 3_334);
        assertThat(confirmed("paid", eur("90.99"))).isEqualTo("recorded null");
        // 100.01 USD are 91.51 EUR.
        assertThat(stands(FX_DIFFERENCE, "EUR")).isEqualTo(-52);
        assertThat(stands(CURRENCY_EXCHANGE, "EUR")).isEqualTo(9_151);
        assertThat(stands(BANK, "EUR")).isEqualTo(-9_099);
        assertThat(in(till.advertiser, CURRENCY_EXCHANGE)).as("66.67 of 100.01").isEqualTo(6_100);
        assertThat(in(till.other, CURRENCY_EXCHANGE)).isEqualTo(3_051);
        assertThat(confirmed("failed", null)).isEqualTo("recorded null");
        assertThat(List.of(stands(FX_DIFFERENCE, "EUR"), stands(BANK, "EUR"), stands(CURRENCY_EXCHANGE, "EUR"), stands(CURRENCY_EXCHANGE, "USD"))).as("as much came back").containsOnly(0L);
    }

    @ParameterizedTest
    @CsvSource({"92.10,GBP,rate-unknown", "9210.00,EUR,booked-far-from-rate", "-92.10,EUR,booked-far-from-rate", "99.99,USD,amount-differs"})
    void what_cannot_have_been_booked_is_refused_and_nothing_is_posted(String amount, String currency, String code) {
        owed(Database.H2, 10_000, 0);
        assertThat(confirmed("paid", Money.of(amount, currency))).isEqualTo("refused " + code);
        assertThat(stands(PAYOUT_CLEARING, "USD")).as("still on its way").isEqualTo(-10_000);
        assertThat(confirmed("paid", Money.of("100.00", "USD"))).isEqualTo("recorded null");
        assertThat(stands(BANK, "USD")).isEqualTo(-10_000);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_file_of_outcomes_and_the_banks_own_say_it_too(Database database) {
        owed(database, 10_000, 0);
        String csv = "statement;result;reason;booked;booked_currency\n" + statement.number() + ";paid;;91.00;EUR\n";
        List<Receipt> told = till.payouts("fritz", desk -> desk.confirm(run.id(), bytes(csv)));
        assertThat(told).extracting(Receipt::outcome).containsExactly("recorded");
        assertThat(stands(FX_DIFFERENCE, "EUR")).isEqualTo(-50);
        assertThat(till.statements(desk -> desk.get(statement.statementId())).booked()).isEqualTo(eur("91.00"));

        owed(database, 10_000, 0);
        String camt = """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt><GrpHdr><MsgId>%1$s</MsgId></GrpHdr><Stmt><Ntry><Amt Ccy="EUR">92.10</Amt>
                <CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><NtryDtls><TxDtls><Refs><EndToEndId>%1$s</EndToEndId></Refs><Amt Ccy="EUR">92.10</Amt>
                <AmtDtls><InstdAmt><Amt Ccy="USD">100.00</Amt></InstdAmt></AmtDtls></TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>""".formatted(statement.number());
        BankReport report = till.tx(em -> new BankReportDesk(em, Till.clock(), Till.as("fritz", Role.FINANCE), new Silent(), Till.RATES).read(bytes(camt)));
        assertThat(report.outcomes()).singleElement().satisfies(one -> assertThat(one.outcome()).isEqualTo("recorded"));
        assertThat(stands(FX_DIFFERENCE, "EUR")).isEqualTo(60);
    }

    private void owed(Database database, long mine, long others) {
        till = new Till(database);
        till.ready(d -> new PayeeDraft(d.legalName(), d.street(), d.postalCode(), d.city(), d.country(), null, "12/345/67890", VatTreatment.SMALL_BUSINESS, d.invoicing(), d.selfBillingAgreedOn(),
                d.taxForm(), d.schedule(), List.of(), new BankDraft(PayoutMethod.CSV, "Blog", "021000021 / 1234567", null)));
        till.earnDollars(till.advertiser, mine);
        till.earnDollars(till.other, others);
        PayoutRun draft = till.payouts("fritz", desk -> desk.prepare(new PayoutOrder(Till.END, "USD", null, null)));
        run = till.approve(draft);
        statement = till.mine(run).get(0);
    }

    private String confirmed(String result, Money booked) {
        Receipt told = till.payouts("fritz", desk -> desk.confirm(run.id(), List.of(new PaymentOutcome(statement.number(), result, "A test says so", booked)))).get(0);
        return told.outcome() + " " + told.code();
    }

    /** Debits minus credits of what is posted about the statement. */
    private long stands(AccountKind kind, String currency) {
        return stands(kind, currency, "");
    }

    private long in(UUID advertiser, AccountKind kind) {
        return stands(kind, "EUR", " and p.advertiser_id = '" + advertiser + "'");
    }

    private long stands(AccountKind kind, String currency, String more) {
        return till.tx(em -> ((Number) em.createNativeQuery("select coalesce(sum(case when d.kind = :kind then p.amount_minor else -p.amount_minor end), 0) from campaign.ledger_posting p"
                + " join campaign.ledger_account d on d.id = p.debit_account join campaign.ledger_account c on c.id = p.credit_account where p.subject_id = :id and p.currency = :currency"
                + " and (d.kind = :kind or c.kind = :kind) and p.subject_type in ('statement', 'statement-return')" + more).setParameter("kind", kind.key())
                .setParameter("id", statement.statementId()).setParameter("currency", currency).getSingleResult()).longValue());
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
