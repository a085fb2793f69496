package io.plumbline.tracking.api;

import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import java.util.List;

/** Media costs by day, as platforms report and restate them. */
public interface Costs {

    /**
     * Writes rows of one advertiser; a row with a known key (date, channel, campaign, account, ad group, ad, keyword, currency) replaces it.
     *
     * @return for each entry whether it was new ({@code accepted}) or replaced an equal or other one ({@code repeated})
     */
    List<Boolean> put(List<CostEntry> entries);

    /** @param filter advertiser, campaign, from, to are used */
    Page<CostEntry> list(EventFilter filter, PageRequest page);
}
