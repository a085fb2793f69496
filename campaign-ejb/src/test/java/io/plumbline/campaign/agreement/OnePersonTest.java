package io.plumbline.campaign.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.persistence.OnePerson;
import io.plumbline.shared.Ids;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.hibernate.SessionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnePersonTest {

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_login_and_the_keys_it_has_issued_are_one_person_and_keys_of_a_machine_stand_for_themselves(Database database) {
        SessionFactory sessions = database.with(AgreementEntity.class, ProposalEntity.class, AcceptanceEntity.class);
        String run = Ids.next().toString();
        Database.inTransaction(sessions, em -> {
            key(em, "own" + run, "anna" + run);
            key(em, "second" + run, "anna" + run);
            key(em, "machine" + run, null);
            OnePerson one = new OnePerson(em);
            assertThat(one.is("anna" + run, "key:own" + run)).isTrue();
            assertThat(one.is("key:second" + run, "key:own" + run)).as("two keys of one person").isTrue();
            assertThat(one.is("key:machine" + run, "key:own" + run)).isFalse();
            assertThat(one.is("fritz", "key:own" + run)).isFalse();
            assertThat(one.is("key:machine" + run, "key:machine" + run)).isTrue();
            assertThat(one.is("anna", null)).isFalse();
            assertThat(one.holder("anna" + run)).isEqualTo("anna" + run);
            assertThat(one.holder("key:own" + run)).as("a key issues for whoever holds it").isEqualTo("anna" + run);
            assertThat(one.holder("system:first-start")).isNull();
            return true;
        });
    }

    private static void key(EntityManager em, String name, String holder) {
        em.createNativeQuery("insert into campaign.api_key (id, version, name, prefix, key_hash, scopes, created_by, created_at, holder)"
                        + " values (:id, 0, :name, 'plk_', :hash, 'finance', 'anna', :at, :holder)").setParameter("id", Ids.next()).setParameter("name", name)
                .setParameter("hash", (Ids.next().toString() + Ids.next()).replace("-", "")).setParameter("at", Instant.EPOCH).setParameter("holder", holder).executeUpdate();
    }
}
