package io.plumbline.campaign.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.io.Serializable;
import java.util.UUID;

/** How partners come in. Applying asks no role; reading is for staff, deciding for marketers. */
public interface Applications {

    /** @param page secret that opens the applicant's own page; told once */
    record Filed(Application application, String page) implements Serializable {
    }

    /**
     * Where an application came from. Address and device are kept as keyed marks only, by which two from one place are found, and for 180 days.
     *
     * @param address  of the network, as it called us
     * @param device   what the browser says of itself and the languages it asks for
     * @param language of the letters, such as {@code de}
     */
    record Visitor(String address, String device, String language) implements Serializable {
    }

    /**
     * @param invitation secret with which the new partner's first person chooses a password; told once
     * @param mailed     whether it is on its way to the new partner by mail
     */
    record Approved(Application application, String login, String invitation, boolean mailed) implements Serializable {
    }

    /**
     * Marketers may file one that came another way, also while the programme is closed.
     *
     * @throws io.plumbline.shared.Conflict code {@code programme-closed}; {@code application-waiting} or {@code application-too-soon} when the address
     *         has applied before
     */
    Filed apply(ApplicationDraft draft);

    /** By the public form: where there is a mail server it is {@code unconfirmed}, and decided after the applicant has used the mailed link. */
    Filed apply(ApplicationDraft draft, Visitor visitor);

    /** For the applicant. @throws io.plumbline.shared.NotFound when the secret opens nothing */
    Application ofPage(String page);

    /** For the applicant: answers what was asked back. */
    Application reply(String page, String text);

    Application get(UUID id);

    /** Newest first. @param status, text null for any */
    Page<Application> list(ApplicationStatus status, String text, PageRequest page);

    long waiting();

    /**
     * Makes the partner, puts it into the group and invites its first person.
     *
     * @throws io.plumbline.shared.Conflict code {@code application-unconfirmed} while the applicant has not confirmed the address
     */
    Approved approve(UUID id, Long expectedVersion, String group);

    /** @param reason told to the applicant */
    Application reject(UUID id, Long expectedVersion, String reason);

    Application ask(UUID id, Long expectedVersion, String question);
}
