package io.plumbline.campaign.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.LookAlike;
import io.plumbline.campaign.api.LookAlikes;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Role;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may be the same as whom, on both databases. */
class LookAlikesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Map<Database, SessionFactory> OPEN = new ConcurrentHashMap<>();
    private final String mine = UUID.randomUUID().toString().substring(0, 8);

    @ParameterizedTest
    @EnumSource(Database.class)
    void partners_with_the_same_papers_account_or_address_are_named_and_nobody_else(Database database) {
        UUID self = partner(database, "Self", "owner+ads@" + mine + ".example", "DE136695976-" + mine, mine, "mark-" + mine, "in-force");
        UUID address = partner(database, "Address", "Owner@" + mine + ".example", null, null, null, null);
        UUID vat = partner(database, "Vat", "b@x.example", "DE136695976-" + mine, null, null, null);
        UUID account = partner(database, "Account", "c@x.example", null, null, "mark-" + mine, null);
        partner(database, "Nobody", "d@x.example", "FR", "other", "mark-other" + mine, "in-force");

        assertThat(as(database, Role.APPROVER, desk -> desk.ofPartner(self))).extracting(LookAlike::by, LookAlike::partnerId)
                .containsExactlyInAnyOrder(tuple("email", address), tuple("vat-id", vat),
                        tuple("account", account));
        assertThat(as(database, Role.APPROVER, desk -> desk.ofPartner(vat))).extracting(LookAlike::partnerId).containsExactly(self);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void an_applicant_is_held_against_partners_and_other_applicants(Database database) {
        UUID partner = partner(database, "Deals " + mine, "deals@" + mine + ".example", null, null, null, null);
        UUID other = application(database, "Another", "x@" + mine + ".example", "https://www." + mine + ".example/about");
        application(database, "Far away", "far@away.example", "https://away.example/?from=" + mine);

        UUID self = application(database, "deals " + mine, "deals+2@" + mine + ".example", "https://" + mine + ".example/");

        assertThat(as(database, Role.MARKETER, desk -> desk.ofApplication(self))).extracting(one -> one.by() + " " + (one.applicationId() == null ? one.partnerId() : one.applicationId()))
                .containsExactlyInAnyOrder("email " + partner, "name " + partner, "website " + other);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void only_staff_is_told_and_of_what_there_is(Database database) {
        assertThatThrownBy(() -> as(database, Role.PARTNER, desk -> desk.ofPartner(Ids.next()))).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> as(database, Role.PARTNER, desk -> desk.ofApplication(Ids.next()))).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> as(database, Role.FINANCE, desk -> desk.ofPartner(Ids.next()))).isInstanceOf(NotFound.class);
    }

    private static List<LookAlike> as(Database database, Role role, Function<LookAlikes, List<LookAlike>> work) {
        Authority authority = new Authority();
        authority.actAs(new Caller("x", Set.of(role), null, null));
        return Database.inTransaction(sessions(database), em -> work.apply(new LookAlikeDesk(em, authority)));
    }

    private static SessionFactory sessions(Database database) {
        return OPEN.computeIfAbsent(database, d -> d.with(ApplicationEntity.class));
    }

    private UUID partner(Database database, String name, String email, String vatId, String taxNumber, String mark, String slot) {
        UUID id = Ids.next();
        Map<String, Object> values = new HashMap<>(Map.of("id", id, "name", name, "email", email, "now", NOW));
        run(database, "insert into campaign.partner (id, version, name, email, partner_type, currency, status, created_at) values (:id, 0, :name, :email, 'affiliate', 'EUR', 'active', :now)",
                values);
        if (vatId != null) {
            run(database, "insert into campaign.payee (partner_id, version, invoicing, schedule, thresholds, vat_id, tax_number) values (:id, 0, 'self-billing', 'every-run', '{}', :vat, :tax)",
                    Map.of("id", id, "vat", vatId, "tax", String.valueOf(taxNumber)));
        }
        if (mark != null) {
            run(database, "insert into campaign.payee_bank (id, version, partner_id, method, holder, account, shown, mark, slot, proposed_by, proposed_at)"
                    + " values (:bank, 0, :id, 'sepa', 'x', 's1:', 'x', :mark, nullif(:slot, ''), 'x', :now)",
                    Map.of("bank", Ids.next(), "id", id, "mark", mark, "slot", slot == null ? "" : slot, "now", NOW));
        }
        return id;
    }

    private static UUID application(Database database, String name, String email, String website) {
        UUID id = Ids.next();
        run(database, "insert into campaign.application (id, version, name, partner_type, email, website, currency, answers, status, page_hash, created_at)"
                + " values (:id, 0, :name, 'affiliate', :email, :website, 'EUR', '[]', 'pending', :hash, :now)",
                Map.of("id", id, "name", name, "email", email, "website", website, "hash", (id + "" + id).replace("-", ""), "now", NOW));
        return id;
    }

    private static void run(Database database, String sql, Map<String, Object> values) {
        Database.inTransaction(sessions(database), em -> {
            var query = em.createNativeQuery(sql);
            values.forEach((name, value) -> query.setParameter(name, value));
            return query.executeUpdate();
        });
    }
}
