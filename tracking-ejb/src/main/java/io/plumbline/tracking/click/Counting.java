package io.plumbline.tracking.click;

import io.plumbline.shared.Money;
import io.plumbline.tracking.api.Dimensions;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.journal.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What clicks or impressions of a batch add to counts, read from their own rows. */
final class Counting {

    private static final String[] SUBS = {"sub1", "sub2", "sub3", "sub4", "sub5", "sub6", "sub7", "sub8", "sub9", "sub10"};
    private static final String[] DIMENSIONS = {"advertiser_id", "campaign_id", "channel", "partner_id", "link_id", "creative", "destination_id", "source", "placement",
        "keyword", "country", "device", "os", "browser", "verdict", "experiment_id", "variant", "sub1", "sub2", "sub3", "sub4", "sub5", "sub6", "sub7", "sub8", "sub9", "sub10"};

    /** What has been made of records by now: most of a batch are alike, and are read once. */
    private final Map<Alike, Dimensions> made = new HashMap<>();
    private List<String> names;
    private int[] places;

    /** By what records are counted, as it stands in them. */
    private record Alike(Object[] values, int hash) {

        static Alike of(Object[] values) {
            return new Alike(values, Arrays.hashCode(values));
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Alike alike && hash == alike.hash && Arrays.equals(values, alike.values);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** One tally, or two when cost and payout are in different currencies. */
    List<Tally> tallies(Entry hit, long impressions, long clicks, long unique, long invalid, Money payout) {
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

    private Dimensions dimensions(Entry hit, String currency) {
        // Records of a shape share one list of names: where a dimension stands in them is looked up once.
        if (hit.names() != names) {
            names = hit.names();
            places = Arrays.stream(DIMENSIONS).mapToInt(names::indexOf).toArray();
        }
        Object[] values = hit.raw();
        Object[] raw = new Object[DIMENSIONS.length + 1];
        for (int i = 0; i < DIMENSIONS.length; i++) {
            raw[i] = places[i] < 0 ? null : values[places[i]];
        }
        raw[DIMENSIONS.length] = currency;
        return made.computeIfAbsent(Alike.of(raw), fresh -> read(hit, currency));
    }

    private static Dimensions read(Entry hit, String currency) {
        List<String> subs = new ArrayList<>(SUBS.length);
        for (String sub : SUBS) {
            subs.add(hit.text(sub));
        }
        return new Dimensions(hit.id("advertiser_id"), hit.id("campaign_id"), hit.text("channel"), hit.id("partner_id"), hit.id("link_id"), hit.text("creative"),
                hit.id("destination_id"), subs, hit.text("source"), hit.text("placement"), hit.text("keyword"), hit.text("country"), hit.text("device"),
                hit.text("os"), hit.text("browser"), null, null, null, hit.text("verdict"), currency, hit.id("experiment_id"), hit.text("variant"));
    }
}
