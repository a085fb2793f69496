package io.plumbline.campaign.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.plumbline.campaign.api.Mail;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** A mail server of a test's own, on a socket of this machine, and our side of it. */
public final class Postoffice implements AutoCloseable {

    public static final Class<?> LETTERS = LetterEntity.class;
    private final GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());

    private final int port;

    public Postoffice() {
        server.start();
        port = server.getSmtp().getPort();
    }

    public Mail mail(EntityManager em, Instant now) {
        Authority house = new Authority();
        house.actAs(Caller.system("letters"));
        Postman postman = new Postman(Map.of("PLUMBLINE_MAIL_HOST", "127.0.0.1", "PLUMBLINE_MAIL_FROM", "Partner programme <partners@shop.example>")) {
            @Override
            Session session() {
                Properties where = new Properties();
                where.put("mail.smtp.host", "127.0.0.1");
                where.put("mail.smtp.port", "" + port);
                return Session.getInstance(where);
            }
        };
        return new MailDesk(em, postman, house, Clock.fixed(now, ZoneOffset.UTC));
    }

    public List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    /** What the people read to whom it was sent. */
    public List<String> texts(String receiver) {
        return received().stream().filter(message -> isTo(message, receiver)).map(Postoffice::text).toList();
    }

    private static boolean isTo(MimeMessage message, String receiver) {
        try {
            return Stream.of(message.getAllRecipients()).anyMatch(one -> one.toString().equals(receiver));
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String text(MimeMessage message) {
        try {
            return message.getSubject() + "\n" + message.getContent();
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    public void closeDoor() {
        server.stop();
    }

    @Override
    public void close() {
        server.stop();
    }
}
