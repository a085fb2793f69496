package io.plumbline.campaign.api;

import java.util.List;

/** How the export names our accounts. Without an entry an account is called by its kind. */
public interface ChartOfAccounts {

    /** All kinds of accounts there are, in the order of the chart. */
    List<String> kinds();

    List<ChartEntry> entries();

    /** Puts these in the place of all. For finance, not confined to an advertiser; at most 2000. */
    List<ChartEntry> replace(List<ChartEntry> entries);
}
