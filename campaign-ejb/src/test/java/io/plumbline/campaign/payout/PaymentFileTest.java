package io.plumbline.campaign.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.api.PayoutMethod;
import io.plumbline.campaign.payee.PayeeBook;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** Against the schema that ISO 20022 publishes, and against what SEPA banks take on top of it. */
class PaymentFileTest {

    private static final long SEED = Long.getLong("plumbline.seed", 20260410L);

    @Test
    void the_order_is_valid_by_the_official_schema_with_and_without_bics() throws Exception {
        for (String bic : new String[] {null, "COBADEFFXXX"}) {
            byte[] file = file(bic, List.of(payment("2026-000001", 14_691, bic), payment("2026-000002", 1, null)));
            validate(file);
            assertThat(text(file)).contains("<NbOfTxs>2</NbOfTxs><CtrlSum>146.92</CtrlSum>", "<BtchBookg>true</BtchBookg>", "<Cd>SEPA</Cd>", "<InstdAmt Ccy=\"EUR\">0.01</InstdAmt>",
                    "<CreDtTm>2026-04-10T12:00:00Z</CreDtTm>", "<Nm>Plumb + Sohne GmbH</Nm>", "<EndToEndId>2026-000002</EndToEndId>");
        }
    }

    @Test
    void hundreds_of_random_orders_with_any_letters_are_valid() throws Exception {
        Schema schema = schema();
        for (int i = 0; i < 300; i++) {
            Random random = new Random(SEED + i);
            List<Payment> payments = new ArrayList<>();
            for (int n = 1 + random.nextInt(5); n > 0; n--) {
                payments.add(new Payment("2026-%06d".formatted(n), new Money(1 + random.nextInt(100_000_000), "EUR"),
                        new PayeeBook.Account(Ids.next(), PayoutMethod.SEPA, anything(random), "NL91ABNA0417164300", null), "NL"));
            }
            schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(file(null, payments))));
        }
    }

    @Test
    void the_schema_would_tell_a_broken_order() {
        String broken = text(file(null, List.of(payment("2026-000001", 1, null)))).replace("<PmtMtd>TRF</PmtMtd>", "");
        assertThatThrownBy(() -> validate(broken.getBytes(StandardCharsets.UTF_8))).isInstanceOf(SAXException.class);
    }

    @Test
    void only_letters_that_every_bank_takes_are_sent() {
        assertThat(SepaText.of("Müller & Søn, Łódź – ООО “Ж”", 70)).matches("[A-Za-z0-9/\\-?:().,'+ ]+").startsWith("Muller + Son, Lodz - ");
        assertThat(SepaText.of("//a//b/", 70)).isEqualTo("a/b");
        assertThat(SepaText.of("x".repeat(100), 70)).hasSize(70);
        assertThat(SepaText.of(" ", 70)).isEqualTo(".");
    }

    @Test
    void formulas_do_not_run_in_a_spreadsheet_and_figures_stay_figures() {
        String csv = text(new CsvTable("a", "b").row("=cmd()", new Money(-5, "EUR")).row("x,\"y\"", null).bytes());
        assertThat(csv).isEqualTo("a,b\r\n'=cmd(),-0.05\r\n\"x,\"\"y\"\"\",\r\n");
    }

    private static String anything(Random random) {
        StringBuilder name = new StringBuilder();
        for (int n = 1 + random.nextInt(70); n > 0; n--) {
            name.appendCodePoint(random.nextBoolean() ? 32 + random.nextInt(600) : 32 + random.nextInt(95));
        }
        return name.toString();
    }

    private static Payment payment(String number, long minor, String bic) {
        return new Payment(number, new Money(minor, "EUR"), new PayeeBook.Account(Ids.next(), PayoutMethod.SEPA, "Żółty Blog <&>", "NL91ABNA0417164300", bic), "NL");
    }

    private static byte[] file(String bic, List<Payment> payments) {
        long total = payments.stream().mapToLong(p -> p.amount().minor()).sum();
        return PainFile.of(new FileEntity(Ids.next(), Ids.next(), FileEntity.PAIN, "EUR", Till.NOON, LocalDate.of(2026, 4, 10), payments.size(), total, ""),
                new FileEntity.Debtor("Plumb & Söhne GmbH", "DE89370400440532013000", bic), payments);
    }

    private static void validate(byte[] file) throws SAXException, IOException {
        schema().newValidator().validate(new StreamSource(new ByteArrayInputStream(file)));
    }

    private static Schema schema() throws SAXException {
        return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(PaymentFileTest.class.getResource("/pain.001.001.09.xsd"));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
