package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Claim.Occasion;
import io.plumbline.campaign.api.Commission.Considered;
import io.plumbline.campaign.api.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A claim, taken apart as its rates ask: lines that a rate for their SKU or category pays, and the rest. Most claims are one piece.
 *
 * @param pieces  in the order of their rates, so that two transactions lock the months of rates in one order
 * @param bonuses places of the bonuses that count it
 */
record Basket(List<Piece> pieces, List<Integer> bonuses) {

    /**
     * @param what   the line, or null for the whole; never null where there are several
     * @param units  pieces sold where a line is paid, else 1
     * @param weight minor units of the amount that belong to it
     */
    record Piece(String what, RateChoice choice, long units, long weight) {

        private int place() {
            return choice.none() ? Integer.MAX_VALUE : choice.winner().place();
        }
    }

    static Basket of(List<Rate> rates, Claim claim, Payee payee) {
        RateFit whole = new RateFit(claim, null, payee.groups());
        List<Integer> bonuses = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            if (whole.counts(rates.get(i))) {
                bonuses.add(i + 1);
            }
        }
        List<Piece> pieces = new ArrayList<>(lines(rates, claim, payee));
        long left = (claim.amount() == null ? 0 : claim.amount().minor()) - pieces.stream().mapToLong(Piece::weight).sum();
        boolean rest = pieces.isEmpty() || pieces.size() < claim.more().items().size() || left > 0;
        if (rest) {
            pieces.add(new Piece(pieces.isEmpty() ? null : "the rest", RateChoice.among(rates, claim, null, payee), 1, Math.max(0, left)));
        }
        pieces.sort(Comparator.comparing(Piece::place));
        return new Basket(List.copyOf(pieces), bonuses);
    }

    /** A line stands for itself where the rate that wins for it is made for such lines; else it belongs to the rest. */
    private static List<Piece> lines(List<Rate> rates, Claim claim, Payee payee) {
        if (claim.occasion() != Occasion.CONVERSION || rates.stream().noneMatch(rate -> rate.when().asksForItems())) {
            return List.of();
        }
        return claim.more().items().stream().map(item -> new Piece(RateWords.shortened(item.sku() + " × " + item.quantity(), 200),
                        RateChoice.among(rates, claim, item, payee), item.quantity(), item.amount()))
                .filter(piece -> !piece.choice().none() && piece.choice().winner().rate().when().asksForItems()).toList();
    }

    boolean none() {
        return pieces.stream().allMatch(piece -> piece.choice().none());
    }

    boolean single() {
        return pieces.size() == 1 && pieces.get(0).what() == null;
    }

    /** Every rate looked at, for every piece. */
    List<Considered> considered() {
        if (single()) {
            return pieces.get(0).choice().considered();
        }
        return pieces.stream().flatMap(piece -> piece.choice().considered().stream()
                .map(c -> new Considered(piece.what() + ": " + c.rate(), c.chosen(), c.reason()))).sorted(Comparator.comparing(c -> !c.chosen())).toList();
    }

    /** The same, with what stands in the way of working out the amount said beside the winner. */
    List<Considered> consideredBut(String obstacle) {
        List<Considered> told = new ArrayList<>(considered());
        told.set(0, new Considered(told.get(0).rate(), true, told.get(0).reason() + ", but not priced yet: " + obstacle));
        return told;
    }
}
