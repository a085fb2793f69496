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

    /** Its exchange rate is not known yet. */
    static final String UNPRICED = "not-priced";

    private static final List<String> SUBS = IntStream.rangeClosed(1, 10).mapToObj(i -> "sub" + i).toList();

    @Inject
    private Commissions commissions;
    @Inject
    private CapGate gate;

    /** What could not be worked out when it was stored. @param amount nought where a cap had no room. @param reason why it is nought, or null */
    record Late(Money amount, String reason) {
    }

    /** Fills in the payout of each that earns one, and why of each that may earn one yet. @return the commissions of both */
    Map<Entry, Commission> accrue(List<Entry> hits, Claim.Occasion occasion) {
        List<Entry> ofPartners = hits.stream().filter(hit -> hit.id("partner_id") != null).toList();
        Map<Entry, Commission> earned = new HashMap<>();
        if (ofPartners.isEmpty()) {
            return earned;
        }
        Set<UUID> bounded = gate.lockPayout(ofPartners.stream().map(hit -> room(claim(hit, occasion), hit.id("link_id"))).toList());
        List<Commission> answers = commissions.accrueAll(ofPartners.stream().map(hit -> claim(hit, occasion)).toList());
        for (int i = 0; i < answers.size(); i++) {
            Entry hit = ofPartners.get(i);
            CapAnswer answer = answers.get(i).amount() == null || !bounded.contains(hit.id("id")) ? null : fits(room(claim(hit, occasion), hit.id("link_id")), answers.get(i).amount());
            String reason = answer != null && !answer.hasRoom() ? answer.reason() : answers.get(i).waitsForPrice() ? UNPRICED : null;
            if (reason != null) {
                hit.put("reason", reason);
            } else if (answers.get(i).amount() != null) {
                hit.put("payout_minor", answers.get(i).amount().minor());
                hit.put("payout_currency", answers.get(i).amount().currency());
            }
            if (hit.get("payout_minor") != null || UNPRICED.equals(reason)) {
                earned.put(hit, answers.get(i));
            }
        }
        return earned;
    }

    /** Clicks or impressions that could not be priced when they were stored, within their caps. @return by subject; those that still cannot be are left out */
    Map<UUID, Late> price(List<CapClaim> waiting, String why) {
        Set<UUID> bounded = gate.lockPayout(waiting);
        Map<UUID, Late> priced = new HashMap<>();
        for (CapClaim claim : waiting) {
            commissions.reprice(claim.subjectId(), null, claim.now(), why).ifPresent(amount -> {
                CapAnswer answer = bounded.contains(claim.subjectId()) ? fits(claim, amount) : null;
                boolean fits = answer == null || answer.hasRoom();
                priced.put(claim.subjectId(), new Late(fits ? amount : Money.zero(amount.currency()), fits ? null : answer.reason()));
            });
        }
        return priced;
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
            commissions.reverse(claim.subjectId(), claim.now(), String.join(" ", answer.told()));
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
