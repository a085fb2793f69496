package io.plumbline.campaign.mail;

import io.plumbline.campaign.api.Mail;
import io.plumbline.shared.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Holds a stranger's address and perhaps a secret link: both go as soon as the letter has ended. */
@Entity
@Table(schema = "campaign", name = "letter")
class LetterEntity {

    static final int MOST_TRIES = 8;
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);
    private static final int MAX_FAILURE = 300;

    @Id
    private UUID id;

    @Column(name = "about_id")
    private UUID about;

    private String receiver;

    private String subject;

    private String body;

    @Column(name = "created_at")
    private Instant createdAt;

    private String state;

    private int tries;

    @Column(name = "next_try_at")
    private Instant nextTryAt;

    @Column(name = "sent_at")
    private Instant sentAt;

    private String failure;

    protected LetterEntity() {
    }

    LetterEntity(UUID about, String receiver, String subject, String body, Instant now) {
        this.id = Ids.next();
        this.about = about;
        this.receiver = receiver;
        this.subject = subject;
        this.body = body;
        this.createdAt = now;
        this.state = "waiting";
        this.nextTryAt = now;
    }

    /** Doubling: one minute to some two hours, four hours in all. @return what is to be sent */
    Mail.Letter tried(Instant now) {
        nextTryAt = now.plus(FIRST_WAIT.multipliedBy(1L << tries));
        tries++;
        return new Mail.Letter(id.toString(), receiver, subject, body, now);
    }

    boolean isDue(Instant now) {
        return state.equals("waiting") && !nextTryAt.isAfter(now);
    }

    void taken(Instant now) {
        end("sent");
        sentAt = now;
        failure = null;
    }

    void refused(String said) {
        failure = said.substring(0, Math.min(said.length(), MAX_FAILURE));
        if (tries >= MOST_TRIES) {
            end("failed");
        }
    }

    private void end(String now) {
        state = now;
        receiver = null;
        subject = null;
        body = null;
    }

    UUID id() {
        return id;
    }

    Mail.Standing standing() {
        return new Mail.Standing(state, createdAt, sentAt, tries, failure);
    }
}
