package io.plumbline.campaign.payout;

import static io.plumbline.campaign.ledger.AccountKind.PARTNER_PAYABLE;
import static io.plumbline.campaign.payout.TillAssertions.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.PayoutRun;
import io.plumbline.campaign.api.Statement;
import io.plumbline.campaign.api.Statements;
import io.plumbline.campaign.api.VatTreatment;
import io.plumbline.campaign.ledger.AccountKind;
import io.plumbline.campaign.ledger.Books;
import io.plumbline.campaign.ledger.Transfer;
import io.plumbline.campaign.ledger.Transfer.Side;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Json;
import io.plumbline.shared.Money;
import io.plumbline.shared.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What statements say, and that they say it for ever. */
class StatementPapersTest {

    @ParameterizedTest
    @EnumSource(Database.class)
    void the_same_statement_and_payment_file_have_the_same_bytes_whatever_changed_since(Database database) {
        Till till = new Till(database);
        till.ready();
        till.earn(123_456);
        PayoutRun run = till.paid();
        Statement statement = till.statements(desk -> desk.get(till.mine(run).get(0).statementId()));
        byte[] pdf = till.written(statement.id(), Statements.Form.PDF);
        byte[] csv = till.written(statement.id(), Statements.Form.CSV);
        byte[] file = till.file(run);

        till.tx(em -> em.createNativeQuery("update campaign.partner set name = 'Another' where id = :id").setParameter("id", till.partner).executeUpdate());
        till.ready(d -> Till.with(d, VatTreatment.OUTSIDE, d.taxForm(), d.schedule(), List.of()));
        till.earn(777);

        assertThat(till.written(statement.id(), Statements.Form.PDF)).isEqualTo(pdf);
        assertThat(till.written(statement.id(), Statements.Form.CSV)).isEqualTo(csv);
        assertThat(till.file(run)).isEqualTo(file);
        assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).startsWith("%PDF-").contains("%%EOF");
        assertThat(new String(csv, StandardCharsets.UTF_8)).startsWith("statement,line,").contains(statement.number() + ",1,2026-03-10,").contains(",1234.56,234.57,EUR\r\n");
        assertThat(new String(file, StandardCharsets.UTF_8)).contains("<EndToEndId>" + statement.number() + "</EndToEndId>", "<IBAN>NL91ABNA0417164300</IBAN>");
        assertThat(statement.account()).as("masked everywhere else").isEqualTo("NL••••4300");
    }

    /** Half an hour before midnight in Greenwich is the next day in Berlin; approved and accounted for weeks later. */
    @ParameterizedTest
    @EnumSource(Database.class)
    void the_period_of_supply_is_when_the_results_happened_in_the_days_of_the_advertiser(Database database) {
        Till till = new Till(database);
        till.ready();
        till.tx(em -> em.createNativeQuery("update campaign.advertiser set time_zone = 'Europe/Berlin' where id = :id").setParameter("id", till.advertiser).executeUpdate());
        till.happened(3_000, Instant.parse("2026-01-31T23:30:00Z"), LocalDate.of(2026, 3, 9));
        till.happened(4_000, Instant.parse("2026-02-12T10:00:00Z"), LocalDate.of(2026, 3, 12));
        PayoutRun run = till.paid();
        assertThat(words(till.written(till.mine(run).get(0).statementId(), Statements.Form.PDF))).contains("Period of supply2026-02-01 – 2026-02-12").doesNotContain("Amended");

        till.happened(5_000, Instant.parse("2026-03-20T10:00:00Z"), LocalDate.of(2026, 3, 30));
        PayoutRun next = till.paid();
        assertThat(words(till.written(till.mine(next).get(0).statementId(), Statements.Form.PDF))).contains("Period of supply2026-03-20 Paid");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void what_changes_of_invoiced_results_names_the_statement_it_amends_and_is_no_new_supply(Database database) {
        Till till = new Till(database);
        till.ready();
        UUID sale = till.happened(10_000, Instant.parse("2026-02-12T10:00:00Z"), LocalDate.of(2026, 3, 12));
        String number = till.mine(till.paid()).get(0).number();
        till.post(till.advertiser, sale, -2_500, LocalDate.of(2026, 3, 25));
        till.happened(9_000, Instant.parse("2026-03-02T10:00:00Z"), LocalDate.of(2026, 3, 26));

        PayoutRun run = till.paid();
        assertThat(till.mine(run).get(0).net()).isEqualTo(Money.of("65.00", "EUR"));
        assertThat(words(till.written(till.mine(run).get(0).statementId(), Statements.Form.PDF))).contains("Amended: statements " + number + ".", "Period of supply2026-03-02 Paid");
    }

    /** As it was issued before papers knew the days of their supply. */
    @ParameterizedTest
    @EnumSource(Database.class)
    void a_paper_of_an_earlier_layout_is_drawn_as_it_was(Database database) {
        Till till = new Till(database);
        till.ready();
        till.happened(10_000, Instant.parse("2026-02-12T10:00:00Z"), LocalDate.of(2026, 3, 12));
        UUID id = till.mine(till.paid()).get(0).statementId();
        String now = till.tx(em -> (String) em.createNativeQuery("select document from campaign.partner_statement where id = :id").setParameter("id", id).getSingleResult());
        String then = now.replace("\"layout\":3", "\"layout\":2").replaceAll(",\"supply\":\\{.*?\\}", "");
        assertThat(then).doesNotContain("supply");
        assertThat(words(StatementPdf.of(Json.read(then, new TypeReference<Paper>() { })))).contains("Period of supply2026-03-12 – 2026-03-31");
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
}
