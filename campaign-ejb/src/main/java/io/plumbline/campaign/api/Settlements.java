package io.plumbline.campaign.api;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** For the parts of the product that decide and pay results: asks no role and no scope. */
public interface Settlements {

    int MOST = 1000;

    /**
     * @param subjectIds at most {@link #MOST} clicks, impressions, conversions, or what a posting of the type {@code bonus} or {@code referral} is about
     * @return by subject; what earned nobody anything is left out
     */
    Map<UUID, Settlement> of(Collection<UUID> subjectIds);
}
