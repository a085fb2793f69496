package io.plumbline.campaign.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Workspace.DemoState;
import io.plumbline.campaign.api.WorkspaceReset;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Role;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorkspaceDeskTest {

    private static final Map<Database, SessionFactory> OPEN = new ConcurrentHashMap<>();
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Caller ADMIN = new Caller("ada", Set.of(Role.ADMIN), null, null);

    @AfterEach
    void leave_a_workspace_without_marks() {
        OPEN.values().forEach(sessions -> sessions.inTransaction(em -> em.createNativeQuery("delete from campaign.setting").executeUpdate()));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void real_data_are_never_reset_and_never_mixed_with_demo_data(Database database) {
        UUID shop = shop(database);

        assertThatThrownBy(() -> desk(database, ADMIN, WorkspaceDesk::reset)).isInstanceOfSatisfying(Conflict.class, no -> assertThat(no.code()).isEqualTo("workspace-not-demo"));
        assertThatThrownBy(() -> desk(database, ADMIN, WorkspaceDesk::beginDemo)).isInstanceOfSatisfying(Conflict.class, no -> assertThat(no.code()).isEqualTo("workspace-not-empty"));

        assertThat(count(database, "advertiser where id = '" + shop + "'")).isEqualTo(1);
        desk(database, ADMIN, desk -> assertThat(desk.demoState()).isEqualTo(DemoState.NONE));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void only_an_administrator_resets(Database database) {
        emptied(database);
        desk(database, ADMIN, WorkspaceDesk::beginDemo);
        assertThatThrownBy(() -> desk(database, new Caller("mara", Set.of(Role.MARKETER, Role.FINANCE), null, null), WorkspaceDesk::reset)).isInstanceOf(Forbidden.class);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_reset_empties_every_table_but_those_of_people_settings_and_audit(Database database) {
        emptied(database);
        desk(database, ADMIN, WorkspaceDesk::beginDemo);
        UUID shop = shop(database);
        posting(database, shop);
        desk(database, ADMIN, WorkspaceDesk::completeDemo);

        desk(database, ADMIN, WorkspaceDesk::reset);

        for (String table : tables(database)) {
            if (!Set.of("setting", "programme", "user_account", "api_key", "audit_event", "audit_link", "audit_head", "schema_history").contains(table)) {
                assertThat(count(database, table)).as(table).isZero();
            }
        }
        desk(database, ADMIN, desk -> assertThat(desk.demoState()).isEqualTo(DemoState.SEEDING));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void the_eraser_knows_every_table(Database database) {
        Set<String> known = new TreeSet<>(PlanEraser.GONE);
        known.addAll(PlanEraser.KEPT);
        known.addAll(PlanEraser.BOOK);
        known.add("schema_history");
        assertThat(tables(database)).isSubsetOf(known);
    }

    /** Other tests leave rows behind; a workspace that is begun as a demo must be empty. */
    private static void emptied(Database database) {
        sessions(database).inTransaction(em -> new PlanEraser(em).erase(new WorkspaceReset(NOON)));
    }

    private static UUID shop(Database database) {
        UUID id = Ids.next();
        sessions(database).inTransaction(em -> em.createNativeQuery("""
                insert into campaign.advertiser (id, version, name, currency, time_zone, home_url, domains, demo, created_at)
                values (:id, 0, 'Shop', 'EUR', 'UTC', 'https://shop.example', '[]', false, :now)""").setParameter("id", id).setParameter("now", NOON).executeUpdate());
        return id;
    }

    private static void posting(Database database, UUID shop) {
        UUID cost = Ids.next();
        UUID owed = Ids.next();
        sessions(database).inTransaction(em -> {
            for (Map.Entry<UUID, String> account : Map.of(cost, "commission-cost", owed, "partner-pending").entrySet()) {
                em.createNativeQuery("insert into campaign.ledger_account (id, kind, owner_id, currency) values (:id, :kind, :shop, 'EUR')").setParameter("id", account.getKey())
                        .setParameter("kind", account.getValue()).setParameter("shop", shop).executeUpdate();
            }
            em.createNativeQuery("""
                    insert into campaign.ledger_posting (id, entry_id, reference, advertiser_id, debit_account, credit_account, amount_minor, currency, accounting_date,
                      recorded_at, recorded_by, subject_type, subject_id) values (:id, :id, :ref, :shop, :debit, :credit, 100, 'EUR', :day, :now, 'test', 'click', :id)""")
                    .setParameter("id", Ids.next()).setParameter("ref", Ids.next().toString()).setParameter("shop", shop).setParameter("debit", cost)
                    .setParameter("credit", owed).setParameter("day", NOON.atZone(ZoneOffset.UTC).toLocalDate()).setParameter("now", NOON).executeUpdate();
        });
    }

    private static long count(Database database, String table) {
        return sessions(database).fromTransaction(em -> ((Number) em.createNativeQuery("select count(*) from campaign." + table, Object.class).getSingleResult()).longValue());
    }

    @SuppressWarnings("unchecked")
    private static Set<String> tables(Database database) {
        return new TreeSet<>((List<String>) (List<?>) sessions(database).fromTransaction(em -> em.createNativeQuery(
                "select lower(cast(table_name as varchar(100))) from information_schema.tables where lower(table_schema) = 'campaign' and table_type = 'BASE TABLE'", Object.class)
                .getResultList()));
    }

    private static void desk(Database database, Caller caller, Consumer<WorkspaceDesk> work) {
        Authority authority = new Authority();
        authority.actAs(caller);
        sessions(database).inTransaction(em -> work.accept(new WorkspaceDesk(em, authority, silent(AuditTrail.class, null), Clock.fixed(NOON, ZoneOffset.UTC),
                events(em))));
    }

    @SuppressWarnings("unchecked")
    private static Event<WorkspaceReset> events(EntityManager em) {
        return silent(Event.class, new PlanEraser(em));
    }

    @SuppressWarnings("unchecked")
    private static <T> T silent(Class<?> type, PlanEraser heard) {
        return (T) Proxy.newProxyInstance(WorkspaceDeskTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getName().equals("fire")) {
                heard.erase((WorkspaceReset) args[0]);
            }
            return null;
        });
    }

    private static SessionFactory sessions(Database database) {
        return OPEN.computeIfAbsent(database, d -> d.with(SettingEntity.class));
    }
}
