package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Where the commission of one result stands on its way to being paid.
 *
 * @param state   {@code none, unpriced, pending, payable} or {@code reversed}
 * @param earned  null while there is none to speak of
 * @param payable approved part of it
 * @param locksOn day from which it is not decided again, in the advertiser's zone; null without an agreement
 * @param dueOn   first day on which a payout may hold it
 */
public record Settlement(UUID subjectId, UUID partnerId, UUID agreementId, String state, Money earned, Money payable, LocalDate locksOn, LocalDate dueOn)
        implements Serializable {
}
