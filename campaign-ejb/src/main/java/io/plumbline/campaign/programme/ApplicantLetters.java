package io.plumbline.campaign.programme;

import io.plumbline.campaign.api.Mail;
import io.plumbline.campaign.api.Workspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;

/** What we write to applicants, in the caller's transaction. */
@ApplicationScoped
public class ApplicantLetters {

    @Inject
    private Mail mail;
    @Inject
    private Workspace workspace;

    public ApplicantLetters() {
        // for the container
    }

    ApplicantLetters(Mail mail, Workspace workspace) {
        this.mail = mail;
        this.workspace = workspace;
    }

    boolean canMail() {
        return mail.isThere();
    }

    /** Nothing where nobody could mail: then the address stands as unconfirmed. */
    void askWhose(ApplicationEntity filed, String programme, Instant now) {
        if (!mail.isThere()) {
            return;
        }
        String token = Tickets.next();
        filed.askWhose(Tickets.hash(token), now);
        send(filed, ApplicantLetter.Matter.CONFIRM, programme, workspace.baseUrl() + "/join-confirm.xhtml?t=" + token + spoken(filed), now);
    }

    /** @return whether it is on its way */
    boolean invite(ApplicationEntity filed, String programme, String invitation, Instant now) {
        send(filed, ApplicantLetter.Matter.INVITE, programme, workspace.baseUrl() + "/invitation.xhtml?ticket=" + invitation + spoken(filed), now);
        return mail.isThere();
    }

    void rejected(ApplicationEntity filed, String programme, String reason, Instant now) {
        send(filed, ApplicantLetter.Matter.REJECT, programme, reason, now);
    }

    void asked(ApplicationEntity filed, String programme, String question, Instant now) {
        send(filed, ApplicantLetter.Matter.ASK, programme, question, now);
    }

    /** The page behind a link speaks as the letter does, whatever the device is set to that opens it. */
    private static String spoken(ApplicationEntity filed) {
        return "&lang=" + ApplicantLetter.spoken(filed.language());
    }

    private void send(ApplicationEntity filed, ApplicantLetter.Matter matter, String programme, String said, Instant now) {
        ApplicantLetter letter = ApplicantLetter.of(matter, filed.language());
        mail.post(filed.id(), filed.email(), letter.subject(programme), letter.body(programme, said), now);
    }
}
