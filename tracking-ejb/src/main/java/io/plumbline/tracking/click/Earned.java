package io.plumbline.tracking.click;

import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Commission;
import io.plumbline.campaign.api.Commissions;
import io.plumbline.shared.Money;
import io.plumbline.tracking.journal.Entry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What partners earn with clicks and impressions as such. */
@ApplicationScoped
public class Earned {

    @Inject
    private Commissions commissions;

    /** Fills in the payout of each that earns one. @return their commissions */
    Map<Entry, Commission> accrue(List<Entry> hits, Claim.Occasion occasion) {
        List<Entry> ofPartners = hits.stream().filter(hit -> hit.id("partner_id") != null).toList();
        Map<Entry, Commission> earned = new HashMap<>();
        if (ofPartners.isEmpty()) {
            return earned;
        }
        List<Commission> answers = commissions.accrueAll(ofPartners.stream().map(hit -> claim(hit, occasion)).toList());
        for (int i = 0; i < answers.size(); i++) {
            Money amount = answers.get(i).amount();
            if (amount != null) {
                ofPartners.get(i).put("payout_minor", amount.minor());
                ofPartners.get(i).put("payout_currency", amount.currency());
                earned.put(ofPartners.get(i), answers.get(i));
            }
        }
        return earned;
    }

    private static Claim claim(Entry hit, Claim.Occasion occasion) {
        return new Claim(hit.id("id"), occasion, hit.id("advertiser_id"), hit.id("campaign_id"), hit.id("partner_id"), null, null, null,
                hit.text("country"), hit.text("device"), null, hit.time("at"), hit.time("at"), true);
    }
}
