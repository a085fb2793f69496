package io.plumbline.campaign.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.Trail;
import io.plumbline.campaign.api.InvoiceFile;
import io.plumbline.campaign.api.Invoices;
import io.plumbline.campaign.api.Invoicing;
import io.plumbline.campaign.api.PayeeDraft;
import io.plumbline.campaign.api.StatementState;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Money;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Role;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InvoiceFilesTest {

    private final Trail trail = new Trail();
    private Till till;

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_partner_hands_its_invoice_in_and_everybody_who_may_has_the_same_bytes_back(Database database) {
        UUID statement = awaiting(database);
        byte[] pdf = pdf(700_000);
        InvoiceFile kept = as(partner(till.partner), desk -> desk.attach(statement, "../../Rechnung \"März\".pdf", new ByteArrayInputStream(pdf)));
        assertThat(kept.name()).isEqualTo("Rechnung _März_.pdf");
        assertThat(kept.size()).isEqualTo(pdf.length);
        for (Authority reader : new Authority[] {partner(till.partner), staff(Role.APPROVER), staff(Role.FINANCE)}) {
            ByteArrayOutputStream back = new ByteArrayOutputStream();
            as(reader, desk -> desk.write(statement, kept.id(), back));
            assertThat(back.toByteArray()).isEqualTo(pdf);
        }
        assertThat(as(partner(till.partner), desk -> desk.attach(statement, "again.pdf", new ByteArrayInputStream(pdf))).id()).as("the same file").isEqualTo(kept.id());
        List<InvoiceFile> told = as(staff(Role.ANALYST), desk -> desk.of(statement));
        assertThat(told).containsExactly(kept);
        assertThatThrownBy(() -> as(partner(UUID.randomUUID()), desk -> desk.of(statement))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as(staff(Role.MARKETER), desk -> desk.attach(statement, "x.pdf", new ByteArrayInputStream(pdf)))).isInstanceOf(Forbidden.class);
        assertThat(trail.noted).contains("upload invoice-file " + number(statement)).filteredOn(noted -> noted.startsWith("download")).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void what_is_no_whole_pdf_or_too_much_is_refused_whatever_it_is_called(Database database) {
        UUID statement = awaiting(database);
        for (byte[] odd : new byte[][] {{}, bytes("<html>%PDF-1.7 %%EOF"), bytes("%PDF-1.7\n1 0 obj"), bytes("%PDF-1.7\n%%EOF\n<script>alert(1)</script>"), bytes("MZ%PDF-1.7\n%%EOF")}) {
            assertThat(code(() -> as(staff(Role.FINANCE), desk -> desk.attach(statement, "invoice.pdf", new ByteArrayInputStream(odd))))).isEqualTo("file-not-pdf");
        }
        assertThat(code(() -> as(staff(Role.FINANCE), desk -> desk.attach(statement, "big.pdf", new ByteArrayInputStream(pdf(Invoices.LARGEST + 1)))))).isEqualTo("file-too-large");
        for (int i = 0; i < Invoices.MOST_OF_A_STATEMENT; i++) {
            byte[] next = pdf(100 + i);
            as(staff(Role.FINANCE), desk -> desk.attach(statement, null, new ByteArrayInputStream(next)));
        }
        assertThat(code(() -> as(staff(Role.FINANCE), desk -> desk.attach(statement, null, new ByteArrayInputStream(pdf(99)))))).isEqualTo("too-many-files");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void where_the_policy_asks_for_the_file_an_invoice_is_matched_only_when_it_is_there(Database database) {
        UUID statement = awaiting(database);
        as(staff(Role.ADMIN), desk -> desk.policy(new Invoices.Policy(true)));
        try {
            assertThat(code(() -> till.statements(desk -> desk.match(statement, "R-1", Till.END, Money.of("119.00", "EUR"))))).isEqualTo("invoice-file-missing");
            as(staff(Role.FINANCE), desk -> desk.attach(statement, "R-1.pdf", new ByteArrayInputStream(pdf(2_000))));
            assertThat(till.statements(desk -> desk.match(statement, "R-1", Till.END, Money.of("119.00", "EUR"))).state()).isEqualTo(StatementState.PAYABLE);
        } finally {
            as(staff(Role.ADMIN), desk -> desk.policy(new Invoices.Policy(false)));
        }
    }

    private UUID awaiting(Database database) {
        till = new Till(database);
        till.ready(d -> new PayeeDraft(d.legalName(), d.street(), d.postalCode(), d.city(), d.country(), d.vatId(), null, d.vatTreatment(), Invoicing.OWN_INVOICE, null, d.taxForm(),
                d.schedule(), d.thresholds(), d.bank()));
        till.earn(10_000);
        return till.mine(till.paid()).get(0).statementId();
    }

    private String number(UUID statement) {
        return till.statements(desk -> desk.get(statement)).number();
    }

    private <T> T as(Authority who, Function<InvoiceDesk, T> work) {
        return till.tx(em -> work.apply(new InvoiceDesk(em, Till.clock(), who, trail)));
    }

    private static Authority staff(Role role) {
        return Till.as("somebody", role);
    }

    private static Authority partner(UUID id) {
        Authority authority = new Authority();
        authority.actAs(new Caller("blog", Set.of(Role.PARTNER), null, id));
        return authority;
    }

    private static byte[] pdf(int length) {
        byte[] content = new byte[length];
        new Random(length).nextBytes(content);
        byte[] head = bytes("%PDF-1.7\n");
        byte[] tail = bytes("\n%%EOF\n");
        System.arraycopy(head, 0, content, 0, head.length);
        System.arraycopy(tail, 0, content, length - tail.length, tail.length);
        return Arrays.copyOf(content, length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String code(Runnable act) {
        try {
            act.run();
            return null;
        } catch (Refusal no) {
            return no.code();
        }
    }
}
