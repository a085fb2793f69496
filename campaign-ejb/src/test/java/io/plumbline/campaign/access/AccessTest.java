package io.plumbline.campaign.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Replies.Reply;
import io.plumbline.campaign.api.UserDraft;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Role;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The doors to the house, against both databases, with many people pushing at once. */
class AccessTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Map<Database, SessionFactory> OPEN = new ConcurrentHashMap<>();

    @ParameterizedTest
    @EnumSource(Database.class)
    void of_forty_guesses_at_once_ten_are_looked_at_and_the_login_is_locked(Database database) throws Exception {
        String login = user(database, Role.MARKETER).login();
        List<Optional<SignIns.Attempt>> attempts = atOnce(40, () -> signIns(database, s -> s.begin(login, NOW)));
        assertThat(attempts).filteredOn(Optional::isPresent).hasSize(SignIns.ATTEMPTS);
        assertThat(attempts.stream().flatMap(Optional::stream).filter(SignIns.Attempt::last)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_lock_ends_after_fifteen_minutes_and_the_count_begins_anew(Database database) {
        String login = user(database, Role.MARKETER).login();
        for (int i = 0; i < SignIns.ATTEMPTS; i++) {
            assertThat(begin(database, login, NOW.plusSeconds(i))).isPresent();
        }
        Instant lockEnds = NOW.plusSeconds(SignIns.ATTEMPTS - 1).plus(SignIns.WINDOW);
        assertThat(begin(database, login, lockEnds.minusSeconds(1))).isEmpty();
        assertThat(begin(database, login, lockEnds)).hasValueSatisfying(attempt -> assertThat(attempt.last()).isFalse());
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_right_password_forgets_the_failures_before_it(Database database) {
        String login = user(database, Role.FINANCE).login();
        for (int round = 0; round < 3; round++) {
            SignIns.Attempt last = null;
            for (int i = 0; i < SignIns.ATTEMPTS - 1; i++) {
                last = begin(database, login, NOW).orElseThrow();
            }
            SignIns.Attempt right = last;
            Caller caller = signIns(database, s -> s.succeeded(right, NOW));
            assertThat(caller).isEqualTo(new Caller(login, Set.of(Role.FINANCE), null, null));
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void failures_spread_over_more_than_fifteen_minutes_do_not_add_up(Database database) {
        String login = user(database, Role.MARKETER).login();
        for (int i = 0; i < 3 * SignIns.ATTEMPTS; i++) {
            assertThat(begin(database, login, NOW.plus(Duration.ofMinutes(2L * i)))).isPresent();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void an_unknown_login_is_no_attempt(Database database) {
        assertThat(begin(database, "nobody-" + Ids.next(), NOW)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void administrators_who_dismiss_each_other_at_once_leave_one_behind(Database database) throws Exception {
        tx(database, em -> em.createNativeQuery("update campaign.user_account set active = false where role = 'admin'").executeUpdate());
        List<UserEntity> admins = new ArrayList<>(List.of(user(database, Role.ADMIN), user(database, Role.ADMIN), user(database, Role.ADMIN)));
        List<String> outcomes = atOnce(admins.size(), () -> {
            UserEntity next;
            synchronized (admins) {
                next = admins.remove(0);
            }
            try {
                users(database, desk -> desk.amend(next.id(), null, new UserDraft(next.login(), "Former", null, Role.ANALYST, null, null, true)));
                return "dismissed";
            } catch (Refusal no) {
                return no.code();
            }
        });
        assertThat(outcomes).containsExactlyInAnyOrder("dismissed", "dismissed", "last-admin");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_login_is_given_once(Database database) {
        String login = user(database, Role.MARKETER).login();
        assertThatThrownBy(() -> users(database, desk -> desk.add(new UserDraft(login.toUpperCase(), "Twin", "a-long-password", Role.ANALYST, null, null, true))))
                .isInstanceOfSatisfying(Conflict.class, no -> assertThat(no.code()).isEqualTo("login-taken"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void of_twenty_equal_requests_at_once_one_is_worked_on_and_all_later_ones_hear_its_answer(Database database) throws Exception {
        String key = Ids.next().toString();
        List<String> outcomes = atOnce(20, () -> {
            try {
                return replies(database, r -> r.claim("key:shop", key, "f".repeat(64), NOW)).isEmpty() ? "first" : "answered";
            } catch (Conflict no) {
                return no.code();
            }
        });
        assertThat(outcomes).filteredOn("first"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("idempotency-key-in-progress"::equals).hasSize(19);
        Reply answer = new Reply(201, "application/json", "/api/v1/partners/1", "{\"name\":\"Blög\"}");
        keep(database, key, answer);
        assertThat(claim(database, key, "f", NOW.plusSeconds(86_399))).contains(answer);
        assertThat(claim(database, key, "f", NOW.plusSeconds(86_400))).as("a day later it is a new request").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void one_key_is_for_one_request_and_one_caller(Database database) {
        String key = Ids.next().toString();
        assertThat(claim(database, key, "a", NOW)).isEmpty();
        assertThatThrownBy(() -> claim(database, key, "b", NOW)).isInstanceOfSatisfying(Conflict.class,
                no -> assertThat(no.code()).isEqualTo("idempotency-key-reused"));
        Optional<Reply> others = replies(database, r -> r.claim("key:other", key, "b".repeat(64), NOW));
        assertThat(others).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_request_that_died_without_an_answer_may_be_tried_again(Database database) {
        String key = Ids.next().toString();
        claim(database, key, "a", NOW);
        assertThatThrownBy(() -> claim(database, key, "a", NOW.plusSeconds(119))).isInstanceOf(Conflict.class);
        assertThat(claim(database, key, "a", NOW.plusSeconds(120))).isEmpty();
        replies(database, r -> {
            r.release("key:shop", key);
            return null;
        });
        assertThat(claim(database, key, "a", NOW.plusSeconds(121))).isEmpty();
        keep(database, key, new Reply(204, null, null, null));
        assertThat(claim(database, key, "a", NOW.plusSeconds(122))).contains(new Reply(204, null, null, null));
    }

    private static Optional<Reply> claim(Database database, String key, String fingerprint, Instant at) {
        return replies(database, r -> r.claim("key:shop", key, fingerprint.repeat(64), at));
    }

    private static void keep(Database database, String key, Reply answer) {
        replies(database, r -> {
            r.keep("key:shop", key, answer);
            return null;
        });
    }

    private static Optional<SignIns.Attempt> begin(Database database, String login, Instant at) {
        return signIns(database, s -> s.begin(login, at));
    }

    private static <T> T signIns(Database database, Function<SignIns, T> work) {
        return tx(database, em -> work.apply(new SignIns(em, unheard())));
    }

    private static <T> T replies(Database database, Function<ReplyDesk, T> work) {
        return tx(database, em -> work.apply(new ReplyDesk(em, Clock.fixed(NOW, ZoneOffset.UTC))));
    }

    private static <T> T users(Database database, Function<UserDesk, T> work) {
        Authority admin = new Authority();
        admin.actAs(Caller.system("test"));
        return tx(database, em -> work.apply(new UserDesk(em, Clock.fixed(NOW, ZoneOffset.UTC), admin, unheard(), new SignIns(em, unheard()))));
    }

    private static UserEntity user(Database database, Role role) {
        UserEntity added = new UserEntity(new UserDraft("user-" + UUID.randomUUID(), "Somebody", "a-long-password", role, null, null, true), NOW);
        return tx(database, em -> {
            em.persist(added);
            return added;
        });
    }

    private static <T> T tx(Database database, Function<EntityManager, T> work) {
        return Database.inTransaction(OPEN.computeIfAbsent(database, d -> d.with(UserEntity.class, ReplyEntity.class)), work);
    }

    private static AuditTrail unheard() {
        return (AuditTrail) Proxy.newProxyInstance(AccessTest.class.getClassLoader(), new Class<?>[] {AuditTrail.class}, (trail, method, entry) -> null);
    }

    private static <T> List<T> atOnce(int people, Callable<T> act) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(Math.min(people, 20));
        try {
            List<T> outcomes = new ArrayList<>();
            for (Future<T> one : pool.invokeAll(Collections.nCopies(people, act))) {
                outcomes.add(one.get());
            }
            return outcomes;
        } finally {
            pool.shutdownNow();
        }
    }
}
