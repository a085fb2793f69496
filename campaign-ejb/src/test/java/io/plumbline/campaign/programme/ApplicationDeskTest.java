package io.plumbline.campaign.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.Application;
import io.plumbline.campaign.api.ApplicationDraft;
import io.plumbline.campaign.api.ApplicationStatus;
import io.plumbline.campaign.api.Applications;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Mail;
import io.plumbline.campaign.api.PartnerProgramme;
import io.plumbline.campaign.api.PartnerType;
import io.plumbline.campaign.api.Programme;
import io.plumbline.campaign.api.Programme.Answering;
import io.plumbline.campaign.api.Programme.Question;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Forbidden;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who wants to become a partner, on both databases. */
class ApplicationDeskTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Caller MARKETER = new Caller("mara", Set.of(Role.MARKETER), null, null);
    private static final int REAPPLY_DAYS = 30;
    private static final Map<Database, SessionFactory> OPEN = new ConcurrentHashMap<>();

    private boolean open = true;

    @ParameterizedTest
    @EnumSource(Database.class)
    void an_applicant_reads_how_it_stands_on_a_page_that_only_the_secret_opens(Database database) {
        Applications.Filed filed = apply(database, NOW, address());

        assertThat(as(database, Caller.NOBODY, NOW, desk -> desk.ofPage(filed.page())).status()).isEqualTo(ApplicationStatus.PENDING);
        assertThatThrownBy(() -> as(database, Caller.NOBODY, NOW, desk -> desk.ofPage(filed.page().substring(1) + "x"))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as(database, Caller.NOBODY, NOW, desk -> desk.get(filed.application().id()))).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> as(database, Caller.NOBODY, NOW, desk -> desk.list(null, null, PageRequest.first(5)))).isInstanceOf(Forbidden.class);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void an_address_applies_once_until_it_is_decided_and_again_only_after_the_days_of_the_programme(Database database) {
        String address = address();
        Application first = apply(database, NOW, address).application();
        assertThatThrownBy(() -> apply(database, NOW, address.toUpperCase())).isInstanceOfSatisfying(Conflict.class, no -> assertThat(no.code()).isEqualTo("application-waiting"));

        as(database, MARKETER, NOW, desk -> desk.reject(first.id(), first.version(), "No site to look at."));

        Instant tooSoon = NOW.plus(Duration.ofDays(REAPPLY_DAYS)).minusSeconds(1);
        assertThatThrownBy(() -> apply(database, tooSoon, address)).isInstanceOfSatisfying(Conflict.class, no -> assertThat(no.code()).isEqualTo("application-too-soon"));
        assertThat(apply(database, tooSoon.plusSeconds(1), address).application().status()).isEqualTo(ApplicationStatus.PENDING);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void what_is_asked_back_is_answered_on_the_applicants_page(Database database) {
        Applications.Filed filed = apply(database, NOW, address());
        assertThatThrownBy(() -> as(database, Caller.NOBODY, NOW, desk -> desk.reply(filed.page(), "Nobody asked"))).isInstanceOf(Conflict.class);

        as(database, MARKETER, NOW, desk -> desk.ask(filed.application().id(), null, "How many readers?"));
        Application replied = as(database, Caller.NOBODY, NOW, desk -> desk.reply(filed.page(), "Ten thousand a month."));

        assertThat(replied.status()).isEqualTo(ApplicationStatus.PENDING);
        assertThat(replied.replied()).isEqualTo("Ten thousand a month.");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_decision_is_made_once(Database database) {
        UUID id = apply(database, NOW, address()).application().id();
        as(database, MARKETER, NOW, desk -> desk.reject(id, null, "Once."));

        assertThatThrownBy(() -> as(database, MARKETER, NOW, desk -> desk.reject(id, null, "Twice.")))
                .isInstanceOfSatisfying(Conflict.class, no -> assertThat(no.code()).isEqualTo("application-decided"));
        assertThatThrownBy(() -> as(database, MARKETER, NOW, desk -> desk.ask(id, null, "And now?"))).isInstanceOf(Conflict.class);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void questions_of_the_programme_are_answered_as_they_ask(Database database) {
        assertThatThrownBy(() -> as(database, Caller.NOBODY, NOW, desk -> desk.apply(draft(address(), Map.of("reach", "Ten thousand")))))
                .isInstanceOfSatisfying(Invalid.class, no -> assertThat(no.faults()).singleElement().satisfies(fault -> assertThat(fault.pointer()).isEqualTo("/answers/topic")));
        assertThatThrownBy(() -> as(database, Caller.NOBODY, NOW, desk -> desk.apply(draft(address(), Map.of("topic", "cars"))))).isInstanceOf(Invalid.class);
        Application filed = as(database, Caller.NOBODY, NOW, desk -> desk.apply(draft(address(), Map.of("topic", "books", "unasked", "dropped")))).application();
        assertThat(filed.answers()).containsExactly(new Application.Answer("topic", "About what?", "books"));
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_closed_programme_takes_what_a_marketer_files_and_nobody_elses(Database database) {
        open = false;

        assertThatThrownBy(() -> apply(database, NOW, address())).isInstanceOfSatisfying(Conflict.class, no -> assertThat(no.code()).isEqualTo("programme-closed"));
        assertThat(as(database, MARKETER, NOW, desk -> desk.apply(draft(address(), Map.of("topic", "books")))).application().id()).isNotNull();
    }

    private Applications.Filed apply(Database database, Instant at, String address) {
        return as(database, Caller.NOBODY, at, desk -> desk.apply(draft(address, Map.of("topic", "books"))));
    }

    private static ApplicationDraft draft(String address, Map<String, String> answers) {
        return new ApplicationDraft("Reading corner", PartnerType.AFFILIATE, address, "https://reading.example/", "EUR", answers);
    }

    private static String address() {
        return UUID.randomUUID() + "@reading.example";
    }

    private <T> T as(Database database, Caller caller, Instant at, Function<ApplicationDesk, T> work) {
        SessionFactory sessions = OPEN.computeIfAbsent(database, d -> d.with(ApplicationEntity.class));
        Authority authority = new Authority();
        authority.actAs(caller);
        return Database.inTransaction(sessions, (EntityManager em) -> work.apply(new ApplicationDesk(em, Clock.fixed(at, ZoneOffset.UTC), authority, silent(), programme(), letters(), new ApplicantMarks(null))));
    }

    private static ApplicantLetters letters() {
        return new ApplicantLetters((Mail) Proxy.newProxyInstance(ApplicationDeskTest.class.getClassLoader(), new Class<?>[] {Mail.class},
                (proxy, method, args) -> method.getReturnType() == boolean.class ? false : null), null);
    }

    private PartnerProgramme programme() {
        Programme now = new Programme(0, "Readers", "", open, List.of(new Question("topic", "About what?", Answering.CHOICE, true, List.of("books", "music")),
                new Question("reach", "How many readers?", Answering.LINE, false, List.of())), REAPPLY_DAYS, 14, false);
        return (PartnerProgramme) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {PartnerProgramme.class}, (proxy, method, args) -> now);
    }

    private static AuditTrail silent() {
        return (AuditTrail) Proxy.newProxyInstance(ApplicationDeskTest.class.getClassLoader(), new Class<?>[] {AuditTrail.class}, (proxy, method, args) -> null);
    }
}
