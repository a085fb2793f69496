package io.plumbline.campaign.api;

import io.plumbline.shared.Check;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/**
 * What a campaign and a partner have agreed. A later agreement of the same two replaces the earlier one from its start on.
 *
 * @param effectiveFrom RFC 3339 time, or a day that begins in the advertiser's zone
 * @param holdDays      days after a result until it locks, 0 to 365; without effect where {@code locking} is given
 * @param locking       day of a later month on which results lock, or null
 * @param payment       day of a later month on which locked results are paid, or null for at once
 * @param referral      partner who brought this one, and the share of its commissions that earns; or null
 */
public record AgreementDraft(UUID campaignId, UUID partnerId, String effectiveFrom, List<Rate> rates, Integer holdDays, List<Cap> caps,
        SettlementDay locking, SettlementDay payment, Referral referral) implements Serializable {

    public AgreementDraft {
        rates = Check.whole("rates", rates);
        caps = Check.whole("caps", caps);
    }

    public AgreementDraft(UUID campaignId, UUID partnerId, String effectiveFrom, List<Rate> rates, Integer holdDays, List<Cap> caps) {
        this(campaignId, partnerId, effectiveFrom, rates, holdDays, caps, null, null, null);
    }
}
