package io.plumbline.campaign.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.Silent;
import io.plumbline.campaign.api.Application;
import io.plumbline.campaign.api.ApplicationDraft;
import io.plumbline.campaign.api.ApplicationStatus;
import io.plumbline.campaign.api.Applications;
import io.plumbline.campaign.api.LookAlike;
import io.plumbline.campaign.api.Mail;
import io.plumbline.campaign.api.PartnerProgramme;
import io.plumbline.campaign.api.PartnerType;
import io.plumbline.campaign.api.Programme;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.campaign.mail.Postoffice;
import io.plumbline.campaign.payee.PayeeRoom;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.NotFound;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whose address it is, said by the link in a letter that a real mail server took; on both databases. */
class ApplicantConfirmationTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Pattern LINK = Pattern.compile("https://ours\\.example/join-confirm\\.xhtml\\?t=([^&\\s]+)&lang=(?:de|en)");
    private static final Applications.Visitor HOME = new Applications.Visitor("192.0.2.77", "Browser 1\nde", "de");
    private static final Map<Database, SessionFactory> OPEN = new ConcurrentHashMap<>();

    private record Room(EntityManager em, Authority authority, ApplicationDesk applications, ApplicantConfirmationDesk confirmations, Mail mail) {
    }

    private final Postoffice office = new Postoffice();
    private final String address = UUID.randomUUID() + "@reading.example";

    @AfterEach
    void close() {
        office.close();
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void an_application_is_decided_after_the_link_in_the_letter_was_used_once(Database database) {
        Applications.Filed filed = apply(database, address, HOME);
        UUID id = filed.application().id();
        assertThat(filed.application().status()).isEqualTo(ApplicationStatus.UNCONFIRMED);
        code(() -> in(database, NOON, room -> room.applications().approve(id, null, null)), "application-unconfirmed");
        code(() -> in(database, NOON, room -> room.applications().ask(id, null, "How many?")), "application-unconfirmed");
        code(() -> apply(database, address, HOME), "application-waiting");

        String letter = delivered(database, NOON);
        assertThat(letter).startsWith("Bitte bestätigen Sie Ihre Bewerbung bei Readers").contains("sieben Tage").doesNotContain("Reading corner");
        String token = token(letter);
        assertThat((boolean) in(database, NOON, room -> room.confirmations().opens(token))).as("looking changes nothing").isTrue();
        Application confirmed = in(database, NOON.plusSeconds(60), room -> room.confirmations().confirm(token));

        assertThat(confirmed.status()).isEqualTo(ApplicationStatus.PENDING);
        assertThat(confirmed.confirmedAt()).isEqualTo(NOON.plusSeconds(60));
        assertThatThrownBy(() -> in(database, NOON, room -> room.confirmations().confirm(token))).as("once").isInstanceOf(NotFound.class);
        in(database, NOON, room -> room.applications().reject(id, null, "No site to look at."));
        assertThat(delivered(database, NOON)).startsWith("Ihre Bewerbung bei Readers").contains("Der Grund: No site to look at.");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_letter_is_sent_three_times_at_most_ten_minutes_apart_and_only_the_last_link_works(Database database) {
        String page = apply(database, address, new Applications.Visitor(null, null, "fr")).page();
        String first = token(delivered(database, NOON));
        code(() -> in(database, NOON.plus(Duration.ofMinutes(9)), room -> room.confirmations().remind(page)), "mail-too-soon");
        in(database, NOON.plus(Duration.ofMinutes(10)), room -> room.confirmations().remind(page));
        String letter = delivered(database, NOON.plus(Duration.ofMinutes(10)));
        assertThat(letter).as("English where we have no French").startsWith("Please confirm your application to Readers");
        assertThat((boolean) in(database, NOON, room -> room.confirmations().opens(first))).isFalse();
        assertThat((boolean) in(database, NOON, room -> room.confirmations().opens(token(letter)))).isTrue();
        in(database, NOON.plus(Duration.ofMinutes(20)), room -> room.confirmations().remind(page));
        code(() -> in(database, NOON.plus(Duration.ofDays(1)), room -> room.confirmations().remind(page)), "mail-too-often");
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void what_nobody_confirmed_is_forgotten_after_seven_days_and_stands_in_nobodys_way(Database database) {
        Application filed = apply(database, address, HOME).application();
        String token = token(delivered(database, NOON));
        Instant later = NOON.plus(Duration.ofDays(7));
        assertThat((boolean) in(database, later, room -> room.confirmations().opens(token))).isFalse();

        in(database, later.plusSeconds(1), room -> {
            room.authority().actAs(Caller.system("applications"));
            return room.confirmations().forget();
        });

        assertThatThrownBy(() -> in(database, later, room -> room.applications().get(filed.id()))).isInstanceOf(NotFound.class);
        assertThat(apply(database, address, HOME).application().status()).isEqualTo(ApplicationStatus.UNCONFIRMED);
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void two_from_one_household_or_browser_are_told_and_nobody_can_read_where_that_is(Database database) {
        UUID self = apply(database, address, HOME).application().id();
        UUID browser = apply(database, "b" + address, new Applications.Visitor("192.0.2.78", HOME.device(), "de")).application().id();
        UUID household = apply(database, "c" + address, new Applications.Visitor("192.0.2.77", "Browser 2\nde", "de")).application().id();
        UUID stranger = apply(database, "d" + address, new Applications.Visitor("198.51.100.7", HOME.device(), "de")).application().id();

        List<LookAlike> found = in(database, NOON, room -> new LookAlikeDesk(room.em(), room.authority()).ofApplication(self));
        assertThat(found).filteredOn(one -> Set.of("device", "address").contains(one.by())).extracting(one -> one.by() + " " + one.applicationId())
                .contains("device " + browser, "address " + household).doesNotContain("device " + stranger, "address " + stranger);
        Object[] kept = (Object[]) Database.inTransaction(sessions(database), em -> em.createNativeQuery("select cast(address_mark as varchar(64)), cast(device_mark as varchar(64)) from campaign.application where id = :id")
                .setParameter("id", self).getSingleResult());
        assertThat(kept).allSatisfy(mark -> assertThat(mark.toString()).matches("[0-9a-f]{64}"));
    }

    private Applications.Filed apply(Database database, String email, Applications.Visitor from) {
        return in(database, NOON, room -> room.applications().apply(new ApplicationDraft("Reading corner", PartnerType.AFFILIATE, email, null, "EUR", Map.of()), from));
    }

    /** The latest letter to the applicant. */
    private String delivered(Database database, Instant now) {
        in(database, now, room -> room.mail().deliver());
        List<String> texts = office.texts(address);
        return texts.get(texts.size() - 1);
    }

    private static String token(String letter) {
        Matcher link = LINK.matcher(letter);
        assertThat(link.find()).as(letter).isTrue();
        return link.group(1);
    }

    private static void code(org.assertj.core.api.ThrowableAssert.ThrowingCallable work, String code) {
        assertThatThrownBy(work).isInstanceOfSatisfying(Conflict.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    private <T> T in(Database database, Instant at, Function<Room, T> work) {
        Clock clock = Clock.fixed(at, ZoneOffset.UTC);
        Authority authority = new Authority();
        authority.actAs(new Caller("mara", Set.of(Role.MARKETER), null, null));
        return Database.inTransaction(sessions(database), em -> {
            Mail mail = office.mail(em, at);
            ApplicantLetters letters = new ApplicantLetters(mail, only(Workspace.class, "https://ours.example"));
            ApplicantMarks marks = new ApplicantMarks(PayeeRoom.SEAL);
            PartnerProgramme programme = only(PartnerProgramme.class, new Programme(0, "Readers", "", true, List.of(), 30, 14, false));
            return work.apply(new Room(em, authority, new ApplicationDesk(em, clock, authority, new Silent(), programme, letters, marks),
                    new ApplicantConfirmationDesk(em, clock, authority, new Silent(), programme, letters), mail));
        });
    }

    /** Answers everything with one thing. */
    private static <T> T only(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> answer));
    }

    private static SessionFactory sessions(Database database) {
        return OPEN.computeIfAbsent(database, d -> d.with(ApplicationEntity.class, Postoffice.LETTERS));
    }
}
