package io.plumbline.campaign.api;

import io.plumbline.shared.Check;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/**
 * What a campaign and a partner have agreed. A later agreement of the same two replaces the earlier one from its start on.
 *
 * @param effectiveFrom RFC 3339 time, or a day that begins in the advertiser's zone
 * @param holdDays      days an approved commission waits before it may be paid, 0 to 365
 */
public record AgreementDraft(UUID campaignId, UUID partnerId, String effectiveFrom, List<Rate> rates, Integer holdDays, List<Cap> caps)
        implements Serializable {

    public AgreementDraft {
        rates = Check.whole("rates", rates);
        caps = Check.whole("caps", caps);
    }
}
