package io.plumbline.campaign.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.AuditEntry;
import io.plumbline.campaign.api.AuditVerification;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditChainTest {

    private static final Instant AT = Instant.parse("2026-03-10T12:00:00.123456Z");
    private static final int ENTRIES = 12;
    private static final Map<Database, SessionFactory> SHARED = new ConcurrentHashMap<>();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_trail_that_nobody_touched_is_intact(Database database) {
        SessionFactory sessions = filled(database);
        AuditVerification told = verify(sessions, List.of());
        assertThat(told.broken()).isNull();
        assertThat(told).extracting(AuditVerification::intact, AuditVerification::entries, AuditVerification::seq).containsExactly(true, (long) ENTRIES, (long) ENTRIES);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void whatever_is_done_to_a_row_is_found_where_it_was_done(Database database) {
        String seventh = "(select event_id from campaign.audit_link where seq = 7)";
        for (String change : List.of("actor = 'somebody else'", "action = 'other'", "subject_name = null", "before_json = '{}'", "after_json = '{\"amount\":\"1.00\"}'",
                "at = at + interval '1' second", "advertiser_id = null", "subject_id = null")) {
            found(database, 7L, "is not what was written", "update campaign.audit_event set " + change + " where id = " + seventh);
        }
        found(database, 7L, "has been taken out", "delete from campaign.audit_event where id = " + seventh);
        found(database, 7L, "is missing", "delete from campaign.audit_link where seq = 7");
        found(database, 7L, "is missing", "delete from campaign.audit_event where id = " + seventh, "delete from campaign.audit_link where seq = 7");
        found(database, 8L, "does not follow", "update campaign.audit_link set previous = (select hash from campaign.audit_link where seq = 6) where seq = 8");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void swapped_rows_are_found(Database database) {
        String third = "(select event_id from campaign.audit_link where seq = 3)";
        String fourth = "(select event_id from campaign.audit_link where seq = 4)";
        found(database, 3L, "is not what was written",
                "update campaign.audit_event set action = case when id = " + third + " then 'did 3' else 'did 2' end where id in (" + third + ", " + fourth + ")");
        String aside = "cast('" + UUID.randomUUID() + "' as uuid)";
        found(database, 3L, "is not what was written", "update campaign.audit_event set id = " + aside + " where id = " + third,
                "update campaign.audit_event set id = " + third + " where id = " + fourth, "update campaign.audit_event set id = " + fourth + " where id = " + aside);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_cut_tail_is_found_and_with_an_anchor_also_when_the_end_was_set_back(Database database) {
        List<AnchorFile.Anchor> none = List.of();
        String rows = "delete from campaign.audit_event where id in (select event_id from campaign.audit_link where seq > 9)";
        String links = "delete from campaign.audit_link where seq > 9";
        String head = "update campaign.audit_head set seq = 9, hash = (select hash from campaign.audit_link where seq = 9)";
        found(database, 10L, "was at 12 already", rows, links);

        SessionFactory sessions = filled(database);
        AnchorFile file = new AnchorFile(directory);
        AuditChain.Head end = Database.inTransaction(sessions, em -> new AuditChain(em).head());
        file.add(new AnchorFile.Anchor(AT, end.seq(), end.hash()));
        harm(database, sessions, rows, links, head);
        assertThat(verify(sessions, none).intact()).as("nothing in the database tells").isTrue();
        assertThat(verify(sessions, file.read())).satisfies(told -> {
            assertThat(told.broken()).contains("ends at link 9", "link 12 was anchored");
            assertThat(told.brokenSeq()).isEqualTo(10);
        });
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_chain_written_anew_over_changed_entries_does_not_fit_its_anchor(Database database) {
        SessionFactory sessions = filled(database);
        AuditChain.Head end = Database.inTransaction(sessions, em -> new AuditChain(em).head());
        AnchorFile file = new AnchorFile(directory);
        file.add(new AnchorFile.Anchor(AT, end.seq(), end.hash()));
        harm(database, sessions, "update campaign.audit_event set actor = 'nobody'", "delete from campaign.audit_link",
                "update campaign.audit_head set seq = 0, hash = '" + AuditChain.BEGINNING + "'");
        Database.inTransaction(sessions, em -> new AuditChain(em).adopt(100));

        assertThat(verify(sessions, List.of()).intact()).isTrue();
        assertThat(verify(sessions, file.read()).broken()).contains("written anew", "link 12");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void an_entry_that_was_never_chained_is_found_and_one_from_before_the_chain_is_taken_in(Database database) {
        SessionFactory sessions = filled(database);
        UUID early = Ids.next();
        Database.inTransaction(sessions, em -> {
            em.persist(new AuditEntity(entry(early, 99)));
            return null;
        });
        assertThat(verify(sessions, List.of())).satisfies(told -> assertThat(told.brokenEntry()).isEqualTo(early));

        assertThat(Database.<Integer>inTransaction(sessions, em -> new AuditChain(em).adopt(100))).isEqualTo(1);
        assertThat(verify(sessions, List.of()).intact()).isTrue();
        assertThat(Database.<Integer>inTransaction(sessions, em -> new AuditChain(em).adopt(100))).isZero();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void the_database_refuses_to_change_the_trail(Database database) {
        SessionFactory sessions = database.fresh(AuditEntity.class);
        note(sessions, 1);
        for (String harm : List.of("update campaign.audit_event set actor = 'nobody'", "delete from campaign.audit_event", "update campaign.audit_link set seq = 9", "delete from campaign.audit_link")) {
            assertThatThrownBy(() -> Database.inTransaction(sessions, em -> em.createNativeQuery(harm).executeUpdate())).as(harm).isInstanceOf(PersistenceException.class);
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void an_account_number_of_an_old_entry_is_hidden_from_who_reads_and_the_chain_still_fits(Database database) {
        SessionFactory sessions = database.fresh(AuditEntity.class);
        String json = "{\"iban\":\"DE89370400440532013000\",\"legalName\":\"AB12 and others of 3000\",\"bic\":\"COBADEFFXXX\",\"odd\":\"DE89370400440532013001\"}";
        AuditEntry entry = new AuditEntry(Ids.next(), AT, "priya", "change", "payer", null, "Plumb GmbH", null, null, json);
        Database.inTransaction(sessions, em -> {
            em.persist(new AuditEntity(entry));
            new AuditChain(em).append(entry);
            return null;
        });
        Authority finance = new Authority();
        finance.actAs(new Caller("fritz", Set.of(Role.FINANCE), null, null));
        AuditEntry told = Database.<AuditEntry>inTransaction(sessions, em -> new AuditDesk(em, finance).list("payer", null, null, null, null, PageRequest.first(5)).items().get(0));
        assertThat(told.after()).isEqualTo("{\"iban\":\"DE••••3000\",\"legalName\":\"AB12 and others of 3000\",\"bic\":\"COBADEFFXXX\",\"odd\":\"DE89370400440532013001\"}");
        assertThat(verify(sessions, List.of()).intact()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void many_writers_at_once_make_one_chain(Database database) throws Exception {
        SessionFactory sessions = database.fresh(AuditEntity.class);
        ExecutorService threads = Executors.newFixedThreadPool(6);
        List<Future<?>> writers = new ArrayList<>();
        for (int writer = 0; writer < 6; writer++) {
            writers.add(threads.submit(() -> {
                for (int i = 0; i < 15; i++) {
                    note(sessions, i);
                }
            }));
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        threads.shutdown();
        assertThat(verify(sessions, List.of())).extracting(AuditVerification::intact, AuditVerification::entries).containsExactly(true, 90L);
    }

    /** What was done is taken back afterwards. */
    private static void found(Database database, Long seq, String words, String... harm) {
        SessionFactory sessions = SHARED.computeIfAbsent(database, AuditChainTest::filled);
        try (Session session = sessions.openSession()) {
            session.beginTransaction();
            harm(database, session, harm);
            AuditVerification told = new ChainWalk(session, List.of()).walk();
            session.getTransaction().rollback();
            assertThat(told.intact()).as(String.join("; ", harm)).isFalse();
            assertThat(told.broken()).as(String.join("; ", harm)).contains(words);
            assertThat(told.brokenSeq()).as(told.broken()).isEqualTo(seq);
        }
    }

    private static void harm(Database database, SessionFactory sessions, String... harm) {
        Database.inTransaction(sessions, em -> {
            harm(database, em, harm);
            return null;
        });
    }

    /** By somebody who may do everything in the database. */
    private static void harm(Database database, EntityManager em, String... harm) {
        if (database == Database.POSTGRESQL) {
            em.createNativeQuery("alter table campaign.audit_event disable trigger user").executeUpdate();
            em.createNativeQuery("alter table campaign.audit_link disable trigger user").executeUpdate();
        }
        for (String sql : harm) {
            em.createNativeQuery(sql).executeUpdate();
        }
    }

    private static AuditVerification verify(SessionFactory sessions, List<AnchorFile.Anchor> anchors) {
        return Database.inTransaction(sessions, em -> new ChainWalk(em, anchors).walk());
    }

    private static SessionFactory filled(Database database) {
        SessionFactory sessions = database.fresh(AuditEntity.class);
        for (int i = 0; i < ENTRIES; i++) {
            note(sessions, i);
        }
        if (database == Database.H2) {
            // Dropping ends a transaction there, so that it cannot be part of the harm.
            List.of("audit_event", "audit_link").forEach(table -> Database.inTransaction(sessions,
                    em -> em.createNativeQuery("drop trigger campaign." + table + "_is_immutable").executeUpdate()));
        }
        return sessions;
    }

    private static void note(SessionFactory sessions, int i) {
        Database.inTransaction(sessions, em -> {
            AuditEntry entry = entry(Ids.next(), i);
            em.persist(new AuditEntity(entry));
            new AuditChain(em).append(entry);
            return null;
        });
    }

    private static AuditEntry entry(UUID id, int i) {
        return new AuditEntry(id, AT.plusSeconds(i), "priya", "did " + i, "statement", Ids.next(), "Größe \"" + i + "\"", Ids.next(), null, "{\"amount\":\"" + i + ".00\"}");
    }
}
