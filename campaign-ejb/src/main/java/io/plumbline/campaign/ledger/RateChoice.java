package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Commission.Considered;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which rate of an agreement pays for a claim, and why each of the others does not. The id of a rate is its place in the
 * agreement, from 1: terms in force are never edited, so the place never changes.
 *
 * @param winner     null when no rate applies
 * @param considered every rate, winner first, then those it beat in order of precedence, then those that do not apply
 */
record RateChoice(Candidate winner, List<Considered> considered) {

    /** @param currency the partner's */
    record Candidate(int place, Rate rate, String currency) {

        String id() {
            return String.valueOf(place);
        }

        String words() {
            return RateWords.of(id(), rate, currency);
        }
    }

    static final Comparator<Candidate> PRECEDENCE = Comparator
            .comparing((Candidate c) -> c.rate().goal() == null)
            .thenComparing(c -> -c.rate().when().specificity())
            .thenComparing(c -> c.rate().pricing() == Pricing.CPA)
            .thenComparing(Candidate::place);

    static RateChoice among(List<Rate> rates, Claim claim) {
        return among(rates, claim, null, Payee.UNASKED);
    }

    /** @param item the line of the basket that is asked for, or null for the conversion as a whole */
    static RateChoice among(List<Rate> rates, Claim claim, Claim.Item item, Payee payee) {
        RateFit fit = new RateFit(claim, item, payee.groups());
        List<Candidate> applying = new ArrayList<>();
        List<Considered> passed = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            Candidate candidate = new Candidate(i + 1, rates.get(i), payee.currency());
            String obstacle = fit.obstacle(candidate.rate());
            if (obstacle == null) {
                applying.add(candidate);
            } else {
                passed.add(new Considered(candidate.words(), false, obstacle));
            }
        }
        applying.sort(PRECEDENCE);
        Candidate winner = applying.isEmpty() ? null : applying.get(0);
        List<Considered> considered = new ArrayList<>(rates.size());
        for (Candidate candidate : applying) {
            considered.add(candidate == winner
                    ? new Considered(winner.words(), true, applying.size() == 1 ? "the only rate that applies" : "first by precedence")
                    : new Considered(candidate.words(), false, whyBehind(candidate, winner)));
        }
        considered.addAll(passed);
        return new RateChoice(winner, List.copyOf(considered));
    }

    boolean none() {
        return winner == null;
    }

    private static String whyBehind(Candidate loser, Candidate winner) {
        String other = "rate " + winner.id();
        if (loser.rate().goal() == null && winner.rate().goal() != null) {
            return "for any goal, " + other + " is for goal " + winner.rate().goal();
        }
        if (loser.rate().when().specificity() < winner.rate().when().specificity()) {
            return "less specific than " + other;
        }
        if (loser.rate().pricing() == Pricing.CPA && winner.rate().pricing() != Pricing.CPA) {
            return "CPA gives way to the " + winner.rate().pricing().name() + " of " + other;
        }
        return "comes after " + other + " in the agreement";
    }
}
