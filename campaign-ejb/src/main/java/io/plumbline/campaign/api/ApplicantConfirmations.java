package io.plumbline.campaign.api;

/** Whether an applicant's address is theirs. Asks no role: the link says enough. */
public interface ApplicantConfirmations {

    /** Opening the page confirms nothing: programs open links before people do. @return whether the link would confirm an application */
    boolean opens(String token);

    /** Once. @throws io.plumbline.shared.NotFound when the link opens nothing any more */
    Application confirm(String token);

    /**
     * Mails another link, which ends the one before.
     *
     * @param page secret that opens the applicant's own page
     * @throws io.plumbline.shared.Conflict code {@code application-not-unconfirmed}, {@code mail-too-soon} within ten minutes, {@code mail-too-often} after
     *         three letters, {@code mail-not-configured}
     */
    Application remind(String page);

    /** Forgets what nobody confirmed within seven days, and marks that are older than 180. For the house. @return how many applications went */
    int forget();
}
