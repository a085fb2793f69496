package io.plumbline.tracking.click;

import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Dimensions;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.journal.Entry;
import io.plumbline.tracking.store.Columns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a click or impression adds to counts and journeys, read from its own row. */
final class Counting {

    private Counting() {
    }

    /** @param stored when it became known: the journal may have kept it for as long as the database was away */
    static Columns touch(Entry hit, String interaction, Instant stored) {
        return new Columns().with("id", hit.get("id")).with("row_key", hit.get("id")).with("advertiser_id", hit.get("advertiser_id"))
                .with("person_id", hit.get("person_id")).with("at", hit.get("at")).with("recorded_at", stored)
                .with("interaction", interaction).with("channel", hit.get("channel")).with("campaign_id", hit.get("campaign_id"))
                .with("partner_id", hit.get("partner_id")).with("link_id", hit.get("link_id")).with("event_id", hit.get("id"))
                .with("creative", hit.get("creative")).with("keyword", hit.get("keyword"))
                .with("cost_micros", hit.get("cost_micros")).with("cost_currency", hit.get("cost_currency"));
    }

    /** One tally, or two when cost and payout are in different currencies. */
    static List<Tally> tallies(Entry hit, long impressions, long clicks, long unique, long invalid, Money payout) {
        Long cost = hit.number("cost_micros");
        String costCurrency = cost == null ? null : hit.text("cost_currency");
        String payoutCurrency = payout == null || payout.isZero() ? null : payout.currency();
        boolean apart = costCurrency != null && payoutCurrency != null && !costCurrency.equals(payoutCurrency);
        List<Tally> tallies = new ArrayList<>(2);
        tallies.add(new Tally(hit.time("at"), dimensions(hit, costCurrency == null ? payoutCurrency : costCurrency), impressions, clicks, unique, invalid, 0,
                0, payoutCurrency == null || apart ? 0 : payout.minor(), costCurrency == null ? 0 : cost));
        if (apart) {
            tallies.add(new Tally(hit.time("at"), dimensions(hit, payoutCurrency), 0, 0, 0, 0, 0, 0, payout.minor(), 0));
        }
        return tallies;
    }

    private static Dimensions dimensions(Entry hit, String currency) {
        List<String> subs = new ArrayList<>(10);
        for (int i = 1; i <= 10; i++) {
            subs.add(hit.text("sub" + i));
        }
        return new Dimensions(hit.id("advertiser_id"), hit.id("campaign_id"), hit.text("channel"), hit.id("partner_id"), hit.id("link_id"), hit.text("creative"),
                hit.id("destination_id"), subs, hit.text("source"), hit.text("placement"), hit.text("keyword"), hit.text("country"), hit.text("device"),
                hit.text("os"), hit.text("browser"), null, null, null, hit.text("verdict"), currency, hit.id("experiment_id"), hit.text("variant"));
    }
}
