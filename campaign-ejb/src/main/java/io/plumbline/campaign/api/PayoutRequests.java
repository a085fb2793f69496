package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.util.List;
import java.util.UUID;

/** A partner asks to be paid: the next preview then takes its balance from the payer's threshold on, whatever its own says. */
public interface PayoutRequests {

    /** Asked again while open, it answers the first request. A partner may only ask for itself. */
    PayoutRequest ask(UUID partnerId, String currency);

    PayoutRequest withdraw(UUID id);

    /** Newest first. @param partnerId null for all, which only staff see */
    Page<PayoutRequest> list(UUID partnerId, PageRequest page);

    /** What stands on the partner's accounts and is in no statement yet, one a currency. */
    List<Money> balances(UUID partnerId);
}
