package io.plumbline.campaign.mail;

import io.plumbline.campaign.api.Mail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.Map;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Hands letters to the mail server of the house, by the mail session that the server keeps. Without one nothing is sent, and whoever asks is told so. */
@ApplicationScoped
public class Postman {

    private static final String SESSION = "java:jboss/mail/Plumbline";
    private static final String HOST = "PLUMBLINE_MAIL_HOST";
    private static final String FROM = "PLUMBLINE_MAIL_FROM";
    private static final String USER = "PLUMBLINE_MAIL_USER";
    private static final String PASSWORD = "PLUMBLINE_MAIL_PASSWORD_FILE";

    private final Map<String, String> settings;

    public Postman() {
        this(System.getenv());
    }

    Postman(Map<String, String> settings) {
        this.settings = settings;
    }

    boolean isThere() {
        return settings.getOrDefault(HOST, "").length() > 0 && settings.getOrDefault(FROM, "").length() > 0;
    }

    /** @throws MessagingException for what a mail server says, and for what may be otherwise next time */
    void send(Mail.Letter letter) throws MessagingException {
        Session session = session();
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(settings.get(FROM), true));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(letter.to(), true));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(letter.at()));
        // Out-of-office robots answer what looks like a person's letter.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Letter-Id", letter.id());
        message.saveChanges();
        try (Transport transport = session.getTransport("smtp")) {
            if (settings.getOrDefault(USER, "").isEmpty()) {
                transport.connect();
            } else {
                transport.connect(settings.get(USER), password());
            }
            transport.sendMessage(message, message.getAllRecipients());
        }
    }

    Session session() throws MessagingException {
        try {
            return InitialContext.doLookup(SESSION);
        } catch (NamingException absent) {
            throw new MessagingException("The server has no mail session " + SESSION + ".", absent);
        }
    }

    private String password() throws MessagingException {
        String file = settings.getOrDefault(PASSWORD, "");
        try {
            return file.isEmpty() ? "" : Files.readString(Path.of(file)).strip();
        } catch (IOException unreadable) {
            throw new MessagingException("The file of " + PASSWORD + " cannot be read.", unreadable);
        }
    }
}
