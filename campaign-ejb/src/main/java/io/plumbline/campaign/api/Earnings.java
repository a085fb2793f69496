package io.plumbline.campaign.api;

import java.util.List;

/** A partner's own money. Only for partners. */
public interface Earnings {

    /** One a currency, the partner's own first; at least that one. */
    List<Earned> own();
}
