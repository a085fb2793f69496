package io.plumbline.campaign.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.Payer;
import io.plumbline.campaign.api.PayoutRun;
import io.plumbline.campaign.payee.PayeeRoom;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Role;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SealedAccountsTest {

    private static final String PARTNERS = "NL91ABNA0417164300";
    private static final String PAYERS = "DE89370400440532013000";

    @ParameterizedTest
    @EnumSource(Database.class)
    void no_table_holds_a_whole_account_number_and_the_bank_gets_them_all_the_same(Database database) {
        Till till = new Till(database);
        till.ready();
        till.earn(10_000);
        PayoutRun run = till.paid();

        assertThat(kept(till)).hasSize(3).allSatisfy(cell -> assertThat(cell).startsWith("s1:").doesNotContain(PARTNERS, PAYERS));
        assertThat(new String(file(till, run))).contains("<IBAN>" + PARTNERS + "</IBAN>", "<IBAN>" + PAYERS + "</IBAN>");
        assertThat(till.payees("fritz", desk -> desk.get(till.partner)).bank().account()).isEqualTo("NL••••4300");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void numbers_of_before_are_sealed_once_and_files_of_before_stay_as_they_were(Database database) {
        Till till = new Till(database);
        till.ready();
        till.earn(10_000);
        PayoutRun run = till.paid();
        byte[] before = file(till, run);
        write(till, "update campaign.payee_bank set account = '" + PARTNERS + "', shown = null, mark = null where partner_id = :id", till.partner);
        write(till, "update campaign.payer set iban = '" + PAYERS + "', iban_shown = null where id = 1 and :id is not null", till.partner);
        write(till, "update campaign.payment_file set debtor = '{\"name\":\"Plumb & Söhne GmbH\",\"iban\":\"" + PAYERS + "\",\"bic\":\"COBADEFFXXX\"}' where id = :id", run.files().get(0).id());
        assertThat(file(till, run)).as("not sealed yet").isEqualTo(before);

        assertThat(sealed(till)).isEqualTo(3);

        assertThat(sealed(till)).isZero();
        assertThat(kept(till)).allSatisfy(cell -> assertThat(cell).startsWith("s1:"));
        assertThat(file(till, run)).isEqualTo(before);
        till.ready();
        assertThat(till.payees("fritz", desk -> desk.get(till.partner)).waiting()).as("known as the same account").isNull();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void who_writes_another_account_into_a_partners_row_is_not_paid(Database database) {
        Till till = new Till(database);
        till.ready();
        till.earn(10_000);
        Till thief = new Till(database);
        thief.ready();
        PayoutRun draft = till.prepare();
        String own = kept(till).get(0);
        write(till, "update campaign.payee_bank set account = (select account from campaign.payee_bank where partner_id = '" + thief.partner + "') where partner_id = :id", till.partner);

        assertThatThrownBy(() -> till.approve(draft)).isInstanceOf(IllegalStateException.class).hasMessageContaining("damaged");
        write(till, "update campaign.payee_bank set account = '" + own + "' where partner_id = :id", till.partner);
        assertThat(till.mine(till.approve(draft))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_node_without_the_key_file_neither_pays_nor_makes_another(Database database, @TempDir Path empty) {
        Till till = new Till(database);
        till.ready();
        till.earn(10_000);
        PayoutRun draft = till.prepare();

        assertThatThrownBy(() -> till.tx(em -> Till.payouts(em, "anna", PayeeRoom.seal(empty)).approve(draft.id())))
                .isInstanceOfSatisfying(Conflict.class, no -> assertThat(no.code()).isEqualTo("seal-key-missing"));
        assertThat(empty.resolve("keys/account.key")).doesNotExist();
        assertThat(till.mine(till.approve(draft))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void the_payers_account_is_answered_hidden_and_stays_when_given_back_as_answered(Database database) {
        Till till = new Till(database);
        Payer shown = payer(till, null);
        assertThat(shown.iban()).isEqualTo("DE••••3000");

        payer(till, shown);
        till.ready();
        till.earn(10_000);
        assertThat(new String(file(till, till.paid()))).contains("<IBAN>" + PAYERS + "</IBAN>");
    }

    private static int sealed(Till till) {
        return till.tx(em -> PayeeRoom.sealOpenAccounts(em, Till.clock()));
    }

    private static Payer payer(Till till, Payer next) {
        return till.tx(em -> {
            var desk = PayeeRoom.payers(em, Till.clock(), Till.as("fritz", Role.FINANCE));
            return next == null ? desk.get() : desk.amend(null, next);
        });
    }

    private static byte[] file(Till till, PayoutRun run) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        till.payouts("fritz", desk -> desk.file(run.id(), run.files().get(0).id(), bytes));
        return bytes.toByteArray();
    }

    @SuppressWarnings("unchecked")
    private static List<String> kept(Till till) {
        return till.tx(em -> em.createNativeQuery("""
                select account from campaign.payee_bank where partner_id = :id union all select iban from campaign.payer union all
                select f.debtor from campaign.payment_file f where f.id in (select s.file_id from campaign.partner_statement s where s.partner_id = :id)""")
                .setParameter("id", till.partner).getResultList());
    }

    private static void write(Till till, String sql, UUID id) {
        till.tx(em -> em.createNativeQuery(sql).setParameter("id", id).executeUpdate());
    }
}
