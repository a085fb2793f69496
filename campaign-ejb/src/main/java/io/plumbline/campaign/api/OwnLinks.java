package io.plumbline.campaign.api;

import java.util.UUID;

/** Links that a partner makes for itself. Its own links are read through {@link Links}. */
public interface OwnLinks {

    int MOST = 5000;

    /**
     * @param url deep link, https or http and on one of the advertiser's domains; null for the advertiser's home
     * @param creative code of what is shown with it, so that it is counted; null for none
     * @throws io.plumbline.shared.Invalid  code {@code destination-not-allowed}, {@code creative-unknown}
     * @throws io.plumbline.shared.Conflict code {@code campaign-not-open}, {@code too-many-links}
     */
    Link make(UUID campaignId, String url, String name, String creative);

    /** Visitors are led to the fallback from now on; it can be started again. */
    Link move(UUID linkId, PlanStatus next);
}
