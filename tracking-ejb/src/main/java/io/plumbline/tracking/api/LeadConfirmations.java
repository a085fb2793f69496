package io.plumbline.tracking.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;

/** Asks the owners of e-mail addresses whether a lead was theirs. The link is signed, works once and until its day. */
public interface LeadConfirmations {

    /**
     * @param state    {@code open, done} or {@code gone}: used, expired or never ours; the three are not told apart further
     * @param language of the mail, {@code en} or {@code de}; null where nothing is known of its reader's
     */
    record Asked(String state, String advertiser, String language) implements Serializable {
    }

    /** What a link leads to; looking changes nothing, since mail programs open links before their readers do. Asks no role. */
    Asked look(String token);

    /** Asks no role. @param address of who confirms; kept without its last part. @return {@code done} also when it was done before by this link */
    Asked confirm(String token, String address);

    /**
     * How a lead's confirmation stands.
     *
     * @param link    to confirm by, for staff to hand over where no mail is sent; null when nothing is awaited
     * @param mail    {@code waiting, sent, failed} or {@code none}: no mail server is configured
     * @param failure what the mail server said, or null
     */
    record Standing(OptIn optIn, String link, String mail, Instant sentAt, int tries, String failure) implements Serializable {
    }

    /** Staff; the link is for marketers only. */
    Standing of(UUID leadId);

    /** Sends the mail once more. Marketers. @throws io.plumbline.shared.Conflict code {@code not-awaiting}, {@code mail-not-configured} */
    void again(UUID leadId);

    /** Whether mail can be sent at all. */
    boolean canMail();

    /** For timers: lets what nobody confirmed expire. @return how many */
    int expire();

    /** For timers: sends what is due. @return how many were sent */
    int deliver();
}
