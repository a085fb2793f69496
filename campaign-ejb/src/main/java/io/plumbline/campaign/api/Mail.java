package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Letters to people, through the mail server that the operator has named. Asks no role: who writes decides that. */
public interface Mail {

    /** @param id tells one letter that is sent twice from two letters */
    record Letter(String id, String to, String subject, String text, Instant at) implements Serializable {
    }

    /**
     * How the latest letter about something stands.
     *
     * @param state   {@code waiting}, {@code sent} or {@code failed}; a letter that has ended keeps neither address nor text
     * @param tries   how often the mail server was asked so far, at most 8
     * @param failure what the mail server said last, or null
     */
    record Standing(String state, Instant createdAt, Instant sentAt, int tries, String failure) implements Serializable {
    }

    /** Whether a mail server and a sender are named; without them nothing is sent and nothing waits. */
    boolean isThere();

    /** At once, outside any transaction. @return why the mail server did not take it, or empty */
    Optional<String> send(Letter letter);

    /**
     * In the caller's transaction; sent within seconds of its commit, tried again after 1, 2, 4 … minutes, eight times. A server that dies meanwhile sends a
     * letter twice rather than never. Does nothing without a mail server.
     *
     * @param about what the letter is about; {@link #last} asks by it
     */
    void post(UUID about, String to, String subject, String text, Instant now);

    Optional<Standing> last(UUID about);

    /** Sends what is due, at most 50 at once. For the house. @return how many were sent */
    int deliver();
}
