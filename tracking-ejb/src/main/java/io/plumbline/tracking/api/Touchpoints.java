package io.plumbline.tracking.api;

import java.util.List;

public interface Touchpoints {

    /**
     * Stores touches in one transaction; the same (advertiser, customer, time, channel, interaction, campaign, partner) is kept once.
     *
     * @param touches at most 1000
     * @return for each whether it was new
     */
    List<Boolean> put(List<Touch> touches);
}
