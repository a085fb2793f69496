package io.plumbline.tracking.click;

import io.plumbline.campaign.api.CapAnswer;
import io.plumbline.campaign.api.CapClaim;
import io.plumbline.campaign.api.CapGate;
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
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** What partners earn with clicks and impressions as such. */
@ApplicationScoped
public class Earned {

    private static final List<String> SUBS = IntStream.rangeClosed(1, 10).mapToObj(i -> "sub" + i).toList();

    @Inject
    private Commissions commissions;
    @Inject
    private CapGate gate;

    /** Fills in the payout of each that earns one. @return their commissions */
    Map<Entry, Commission> accrue(List<Entry> hits, Claim.Occasion occasion) {
        List<Entry> ofPartners = hits.stream().filter(hit -> hit.id("partner_id") != null).toList();
        Map<Entry, Commission> earned = new HashMap<>();
        if (ofPartners.isEmpty()) {
            return earned;
        }
        Set<UUID> bounded = gate.lockPayout(ofPartners.stream().map(hit -> room(claim(hit, occasion), hit.id("link_id"))).toList());
        List<Commission> answers = commissions.accrueAll(ofPartners.stream().map(hit -> claim(hit, occasion)).toList());
        for (int i = 0; i < answers.size(); i++) {
            Money amount = answers.get(i).amount();
            if (amount != null && bounded.contains(ofPartners.get(i).id("id"))) {
                CapAnswer answer = fits(room(claim(ofPartners.get(i), occasion), ofPartners.get(i).id("link_id")), amount);
                if (!answer.hasRoom()) {
                    ofPartners.get(i).put("reason", answer.reason());
                    continue;
                }
            }
            if (amount != null) {
                ofPartners.get(i).put("payout_minor", amount.minor());
                ofPartners.get(i).put("payout_currency", amount.currency());
                earned.put(ofPartners.get(i), answers.get(i));
            }
        }
        return earned;
    }

    /** One click, within its caps on payout. @param accrual posts what it earns, or null. @return what stays of it */
    Money within(CapClaim claim, Supplier<Money> accrual) {
        boolean bounded = gate.lockPayout(List.of(claim)).contains(claim.subjectId());
        Money amount = accrual.get();
        return amount == null || !bounded || fits(claim, amount).hasRoom() ? amount : Money.zero(amount.currency());
    }

    /** What a click held under caps comes back before its commission does: everybody locks in this order. */
    void release(UUID click) {
        gate.lock(click);
        gate.release(click);
    }

    private CapAnswer fits(CapClaim claim, Money amount) {
        CapAnswer answer = gate.earn(claim, amount);
        if (!answer.hasRoom()) {
            commissions.reverse(claim.subjectId(), claim.at(), String.join(" ", answer.told()));
        }
        return answer;
    }

    static CapClaim room(Claim claim, UUID link) {
        return new CapClaim(claim.subjectId(), claim.campaignId(), claim.partnerId(), link, claim.termsAt(), claim.at(), claim.at(), false, null);
    }

    private static Claim claim(Entry hit, Claim.Occasion occasion) {
        return new Claim(hit.id("id"), occasion, hit.id("advertiser_id"), hit.id("campaign_id"), hit.id("partner_id"), null, null, null,
                hit.text("country"), hit.text("device"), null, hit.time("at"), hit.time("at"), true).with(more(SUBS.stream().map(hit::text).toList()));
    }

    /** Rates may ask for sub-ids of a click, and for nothing else that is not in every claim. */
    static Claim.More more(List<String> subs) {
        return subs.stream().allMatch(Objects::isNull) ? Claim.More.NOTHING : new Claim.More(null, subs, List.of(), 0, 0, 0, null);
    }
}
