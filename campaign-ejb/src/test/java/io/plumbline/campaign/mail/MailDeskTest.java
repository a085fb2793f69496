package io.plumbline.campaign.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.campaign.Database;
import io.plumbline.campaign.api.Mail;
import io.plumbline.shared.Ids;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Letters over a real socket to a real mail server, on both databases. */
class MailDeskTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private final Map<Database, SessionFactory> open = new ConcurrentHashMap<>();
    private final String receiver = UUID.randomUUID() + "@guest.example";
    private final UUID about = Ids.next();

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_letter_arrives_once_as_it_was_written_and_leaves_neither_address_nor_text_behind(Database database) throws Exception {
        try (Postoffice office = new Postoffice()) {
            post(database, office);
            Instant soon = NOON.plusSeconds(10);
            assertThat((int) with(database, office, soon, Mail::deliver)).isEqualTo(1);
            assertThat((int) with(database, office, soon.plus(Duration.ofDays(1)), Mail::deliver)).as("once").isZero();

            MimeMessage letter = office.received().get(0);
            assertThat(letter.getFrom()[0].toString()).isEqualTo("Partner programme <partners@shop.example>");
            assertThat(letter.getAllRecipients()[0].toString()).isEqualTo(receiver);
            assertThat(letter.getSubject()).isEqualTo("Grüße – ein Gruß");
            assertThat(letter.getContent().toString().strip()).isEqualTo("Schöne Worte.\r\nhttps://ours.example/?t=x");
            assertThat(letter.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(with(database, office, soon, mail -> mail.last(about)).orElseThrow()).isEqualTo(new Mail.Standing("sent", NOON, soon, 1, null));
            assertThat(kept(database)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Database.class)
    void a_mail_server_that_is_away_is_tried_again_with_growing_pauses_and_eight_times_at_most(Database database) {
        try (Postoffice office = new Postoffice()) {
            post(database, office);
            office.closeDoor();
            Instant now = NOON;
            for (int i = 0; i < 8; i++) {
                assertThat((int) with(database, office, now, Mail::deliver)).isZero();
                assertThat(standing(database, office).tries()).isEqualTo(i + 1);
                Instant early = now.plus(Duration.ofMinutes(1L << i)).minusSeconds(1);
                with(database, office, early, Mail::deliver);
                assertThat(standing(database, office).tries()).as("not yet").isEqualTo(i + 1);
                now = early.plusSeconds(1);
            }
            assertThat(standing(database, office).state()).isEqualTo("failed");
            assertThat(standing(database, office).failure()).contains("127.0.0.1");
            assertThat(kept(database)).isZero();
        }
    }

    private void post(Database database, Postoffice office) {
        with(database, office, NOON, mail -> {
            mail.post(about, receiver, "Grüße – ein Gruß", "Schöne Worte.\nhttps://ours.example/?t=x", NOON);
            return null;
        });
    }

    private Mail.Standing standing(Database database, Postoffice office) {
        return with(database, office, NOON, mail -> mail.last(about)).orElseThrow();
    }

    private long kept(Database database) {
        return Database.inTransaction(sessions(database), em -> em.createQuery("select count(l) from LetterEntity l where l.about = :about and (l.receiver is not null or l.body is not null)",
                Long.class).setParameter("about", about).getSingleResult());
    }

    private <T> T with(Database database, Postoffice office, Instant now, Function<Mail, T> work) {
        return Database.inTransaction(sessions(database), em -> work.apply(office.mail(em, now)));
    }

    /** Nobody else's letters are delivered here. */
    private SessionFactory sessions(Database database) {
        return open.computeIfAbsent(database, d -> d.fresh(LetterEntity.class));
    }
}
