package io.plumbline.campaign.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.Silent;
import io.plumbline.campaign.api.BankReport;
import io.plumbline.campaign.api.PayoutRun;
import io.plumbline.campaign.api.PayoutState;
import io.plumbline.campaign.api.Statement;
import io.plumbline.campaign.api.StatementState;
import io.plumbline.campaign.ledger.AccountKind;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Role;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Samples in the shape that banks send; where an official schema is at hand they are held against it. */
class BankReportTest {

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_status_report_confirms_what_is_settled_fails_what_is_rejected_and_waits_for_the_rest(Database database) throws Exception {
        Till till = new Till(database);
        Statement paid = statement(till, new Till(database), 10_000);
        Till other = new Till(database);
        Statement rejected = statement(till, other, 20_000);
        Statement waiting = statement(till, new Till(database), 30_000);
        String report = status(payment(paid.number(), "ACSC", "") + payment(rejected.number(), "RJCT", "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Closed account</AddtlInf></StsRsnInf>")
                + payment(waiting.number(), "ACSP", "") + payment("1999-000001", "ACSC", ""));
        validate("pain.002.001.10", report);

        assertThat(outcomes(read(till, report))).containsExactlyInAnyOrder(paid.number() + " paid recorded null", rejected.number() + " failed recorded null",
                "1999-000001 paid refused statement-not-found");
        assertThat(read(till, report).passed()).isEqualTo(1);
        assertThat(outcomes(read(till, report))).as("told again").contains(paid.number() + " paid repeated null", rejected.number() + " failed repeated null");

        assertThat(List.of(state(till, paid), state(till, rejected), state(till, waiting))).containsExactly(StatementState.PAID, StatementState.FAILED, StatementState.ORDERED);
        assertThat(till.statements(desk -> desk.get(rejected.id())).settledReason()).isEqualTo("AC04 Closed account");
        assertThat(other.balance(AccountKind.PARTNER_PAYABLE)).as("owed again").isEqualTo(23_800);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_file_rejected_as_a_whole_is_owed_again_as_a_whole(Database database) throws Exception {
        Till till = new Till(database);
        Statement statement = statement(till, till, 10_000);
        String file = till.payouts("fritz", desk -> desk.get(statement.runId())).files().get(0).messageId();
        String report = """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>B-2</MsgId><CreDtTm>2026-04-11T08:00:00</CreDtTm></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><GrpSts>RJCT</GrpSts>
                <StsRsnInf><Rsn><Cd>FF01</Cd></Rsn></StsRsnInf></OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>""".formatted(file);
        validate("pain.002.001.10", report);

        assertThat(outcomes(read(till, report))).containsExactly(statement.number() + " failed recorded null");
        assertThat(till.balance(AccountKind.PARTNER_PAYABLE)).isEqualTo(11_900);
        assertThat(till.payouts("fritz", desk -> desk.get(statement.runId())).state()).isEqualTo(PayoutState.COMPLETED);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_debit_is_paid_and_its_return_is_owed_again_in_whatever_order_and_however_often_they_are_told(Database database) throws Exception {
        Till till = new Till(database);
        Statement one = statement(till, new Till(database), 10_000);
        Till returned = new Till(database);
        Statement two = statement(till, returned, 20_000);
        String debits = entries("camt.054", entry("357.00", "DBIT", "BOOK", details(one.number(), "119.00", "DBIT", "") + details(two.number(), "238.00", "DBIT", "")));
        String back = entries("camt.053", entry("238.00", "CRDT", "BOOK", details(two.number(), "238.00", "CRDT", "<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>"))
                + entry("5000.00", "CRDT", "BOOK", details("INVOICE-7", "5000.00", "CRDT", "")) + entry("9.90", "DBIT", "BOOK", ""));
        validate("camt.052.001.08", debits);
        validate("camt.052.001.08", back);

        assertThat(outcomes(read(till, debits))).containsExactlyInAnyOrder(one.number() + " paid recorded null", two.number() + " paid recorded null");
        assertThat(outcomes(read(till, back))).containsExactly(two.number() + " failed recorded null");
        assertThat(read(till, back).passed()).as("other people's entries").isEqualTo(2);
        assertThat(outcomes(read(till, debits))).containsExactlyInAnyOrder(one.number() + " paid repeated null", two.number() + " paid refused statement-failed");
        assertThat(returned.balance(AccountKind.PARTNER_PAYABLE)).isEqualTo(23_800);
        assertThat(state(till, two)).isEqualTo(StatementState.FAILED);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void an_order_booked_as_one_sum_is_paid_when_the_sum_is_that_of_the_file(Database database) throws Exception {
        Till till = new Till(database);
        Statement statement = statement(till, till, 10_000);
        var file = till.payouts("fritz", desk -> desk.get(statement.runId())).files().get(0);
        String wrong = entries("camt.053", entry("1.00", "DBIT", "BOOK", "<Btch><PmtInfId>" + file.messageId() + "</PmtInfId><NbOfTxs>1</NbOfTxs></Btch>"));
        String right = entries("camt.053", entry(file.total().amount().toPlainString(), "DBIT", "BOOK", "<Btch><PmtInfId>" + file.messageId() + "</PmtInfId><NbOfTxs>1</NbOfTxs></Btch>"));
        validate("camt.052.001.08", right);

        assertThat(outcomes(read(till, wrong))).containsExactly(statement.number() + " paid refused amount-differs");
        assertThat(outcomes(read(till, right))).containsExactly(statement.number() + " paid recorded null");
        assertThat(till.balance(AccountKind.PAYOUT_CLEARING)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"H2,PDNG,119.00", "H2,BOOK,119.01"})
    void what_is_not_booked_or_comes_to_another_amount_confirms_nothing(Database database, String booked, String amount) {
        Till till = new Till(database);
        Statement statement = statement(till, till, 10_000);

        read(till, entries("camt.054", entry(amount, "DBIT", booked, details(statement.number(), amount, "DBIT", ""))));

        assertThat(state(till, statement)).isEqualTo(StatementState.ORDERED);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void the_older_way_of_writing_an_entry_is_read_too(Database database) {
        Till till = new Till(database);
        Statement statement = statement(till, till, 10_000);

        assertThat(outcomes(read(till, """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><GrpHdr><MsgId>old</MsgId></GrpHdr><Stmt><Ntry><Amt Ccy="EUR">119.00</Amt>
                <CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy="EUR">119.00</Amt></TxAmt></AmtDtls>
                </TxDtls></NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>""".formatted(statement.number())))).containsExactly(statement.number() + " paid recorded null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<no/>", "not xml", "<Document><BkToCstmrStmt>", "<!DOCTYPE a [<!ENTITY b \"c\">]><Document><BkToCstmrStmt>&b;</BkToCstmrStmt></Document>", ""})
    void what_no_bank_sends_is_a_clear_no(String file) {
        assertThatThrownBy(() -> read(new Till(Database.H2), file)).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code()).startsWith("bank-report-"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void only_finance_reads_the_banks_files(Database database) {
        Till till = new Till(database);
        for (Role role : List.of(Role.MARKETER, Role.ANALYST, Role.APPROVER, Role.PARTNER)) {
            assertThatThrownBy(() -> till.tx(em -> new BankReportDesk(em, Till.clock(), Till.as("x", role), new Silent(), Till.RATES).read(new ByteArrayInputStream(new byte[0]))))
                    .isInstanceOf(Forbidden.class);
        }
    }

    /** Owed to the partner of one till, paid by a run of another's. */
    private static Statement statement(Till till, Till owed, long minor) {
        owed.ready();
        owed.earn(minor);
        PayoutRun run = till.paid();
        return till.statements(desk -> desk.get(owed.mine(run).get(0).statementId()));
    }

    private static StatementState state(Till till, Statement statement) {
        return till.statements(desk -> desk.get(statement.id())).state();
    }

    private static BankReport read(Till till, String xml) {
        return till.tx(em -> new BankReportDesk(em, Till.clock(), Till.as("fritz", Role.FINANCE), new Silent(), Till.RATES).read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))));
    }

    private static List<String> outcomes(BankReport report) {
        return report.outcomes().stream().map(o -> o.statement() + " " + o.result() + " " + o.outcome() + " " + o.code()).toList();
    }

    private static String status(String payments) {
        return """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt><GrpHdr><MsgId>B-1</MsgId><CreDtTm>2026-04-11T08:00:00</CreDtTm></GrpHdr>
                <OrgnlGrpInfAndSts><OrgnlMsgId>M</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>
                <OrgnlPmtInfAndSts><OrgnlPmtInfId>M</OrgnlPmtInfId><PmtInfSts>PART</PmtInfSts>%s</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>""".formatted(payments);
    }

    private static String payment(String number, String status, String why) {
        return "<TxInfAndSts><OrgnlEndToEndId>" + number + "</OrgnlEndToEndId><TxSts>" + status + "</TxSts>" + why + "</TxInfAndSts>";
    }

    private static String entries(String kind, String entries) {
        String message = kind.equals("camt.053") ? "BkToCstmrStmt" : "BkToCstmrDbtCdtNtfctn";
        String part = kind.equals("camt.053") ? "Stmt" : "Ntfctn";
        return """
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:%s.001.08"><%s><GrpHdr><MsgId>B-3</MsgId><CreDtTm>2026-04-11T08:00:00</CreDtTm></GrpHdr>
                <%s><Id>1</Id><CreDtTm>2026-04-11T08:00:00</CreDtTm><Acct><Id><IBAN>DE89370400440532013000</IBAN></Id></Acct>%s</%s></%s></Document>"""
                .formatted(kind, message, part, entries, part, message);
    }

    private static String entry(String amount, String direction, String state, String details) {
        return "<Ntry><Amt Ccy=\"EUR\">" + amount + "</Amt><CdtDbtInd>" + direction + "</CdtDbtInd><Sts><Cd>" + state + "</Cd></Sts><BkTxCd><Prtry><Cd>NTRF+116</Cd></Prtry></BkTxCd>"
                + (details.isEmpty() ? "" : "<NtryDtls>" + details + "</NtryDtls>") + "</Ntry>";
    }

    private static String details(String number, String amount, String direction, String more) {
        return "<TxDtls><Refs><EndToEndId>" + number + "</EndToEndId></Refs><Amt Ccy=\"EUR\">" + amount + "</Amt><CdtDbtInd>" + direction + "</CdtDbtInd>" + more + "</TxDtls>";
    }

    /** Entries of the three account messages are of one type; the schema at hand is that of the account report. */
    private static void validate(String schema, String sample) throws Exception {
        String held = schema.startsWith("pain") ? sample : sample.replaceAll("camt\\.05[34]\\.001\\.08", schema).replaceAll("BkToCstmr(Stmt|DbtCdtNtfctn)", "BkToCstmrAcctRpt")
                .replaceAll("<(/?)(Stmt|Ntfctn)>", "<$1Rpt>");
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(BankReportTest.class.getResource("/" + schema + ".xsd")).newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(held.getBytes(StandardCharsets.UTF_8))));
    }
}
