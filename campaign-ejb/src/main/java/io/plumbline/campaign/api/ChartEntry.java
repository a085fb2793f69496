package io.plumbline.campaign.api;

import java.io.Serializable;
import java.util.UUID;

/**
 * What another bookkeeping system calls an account.
 *
 * @param kind       of our chart, such as {@code partner-payable}
 * @param owner      advertiser or partner; null for every account of the kind without an entry of its own
 * @param account    1 to 32 characters, such as {@code 1600} or a vendor's number
 * @param costCentre at most 32 characters, or null
 */
public record ChartEntry(String kind, UUID owner, String account, String costCentre) implements Serializable {
}
