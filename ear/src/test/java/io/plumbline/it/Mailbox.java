package io.plumbline.it;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The mail server that servers of this run send their letters to, over a socket of this machine. */
final class Mailbox {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final GreenMail SERVER = started();

    private Mailbox() {
    }

    private static GreenMail started() {
        GreenMail server = new GreenMail(new ServerSetup(Server.freePort(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    /** What an operator sets. */
    static Map<String, String> settings() {
        return Map.of("PLUMBLINE_MAIL_HOST", "127.0.0.1", "PLUMBLINE_MAIL_PORT", "" + SERVER.getSmtp().getPort(), "PLUMBLINE_MAIL_FROM", "partners@shop.example");
    }

    /** Subject and text of the letters to this address, once there are as many. */
    static List<String> letters(String receiver, int atLeast) {
        return Poll.until(PATIENCE, () -> Stream.of(SERVER.getReceivedMessages()).filter(message -> isTo(message, receiver)).map(Mailbox::text).toList(), found -> found.size() >= atLeast);
    }

    private static boolean isTo(Message message, String receiver) {
        try {
            return Stream.of(message.getAllRecipients()).anyMatch(one -> one.toString().equals(receiver));
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String text(Message message) {
        try {
            return message.getSubject() + "\n" + message.getContent();
        } catch (MessagingException | IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
