package io.plumbline.campaign.api;

import java.util.UUID;

/** How partners are paid and taxed. A partner reads and changes its own: address, tax ids, bank account, threshold; the rest is finance's. */
public interface Payees {

    Payee get(UUID partnerId);

    /**
     * @param expectedVersion null when the caller does not care
     * @throws io.plumbline.shared.Invalid with every fault found; a new bank account is kept as waiting
     */
    Payee amend(UUID partnerId, Long expectedVersion, PayeeDraft draft);

    /**
     * The second pair of eyes on a bank account.
     *
     * @throws io.plumbline.shared.Conflict code {@code bank-not-waiting}; {@link io.plumbline.shared.Forbidden} for whoever named it
     */
    Payee decideBank(UUID partnerId, UUID bankId, boolean agree);

    /** Keeps everything back until released. @param reason shown to staff and partner; null releases */
    Payee hold(UUID partnerId, String reason);
}
