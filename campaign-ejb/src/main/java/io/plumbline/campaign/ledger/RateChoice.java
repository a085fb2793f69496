package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Claim.Occasion;
import io.plumbline.campaign.api.Commission.Considered;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.campaign.api.Pricing;
import io.plumbline.campaign.api.Rate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Which rate of an agreement pays for a claim, and why each of the others does not. The id of a rate is its place in the
 * agreement, from 1: terms in force are never edited, so the place never changes.
 *
 * @param winner     null when no rate applies
 * @param considered every rate, winner first, then those it beat in order of precedence, then those that do not apply
 */
record RateChoice(Candidate winner, List<Considered> considered) {

    record Candidate(int place, Rate rate) {

        String id() {
            return String.valueOf(place);
        }

        String words() {
            return RateWords.of(id(), rate);
        }
    }

    private static final Comparator<Candidate> PRECEDENCE = Comparator
            .comparing((Candidate c) -> c.rate().goal() == null)
            .thenComparing(c -> -c.rate().when().specificity())
            .thenComparing(c -> c.rate().pricing() == Pricing.CPA)
            .thenComparing(Candidate::place);

    static RateChoice among(List<Rate> rates, Claim claim) {
        List<Candidate> applying = new ArrayList<>();
        List<Considered> passed = new ArrayList<>();
        for (int i = 0; i < rates.size(); i++) {
            Candidate candidate = new Candidate(i + 1, rates.get(i));
            String obstacle = obstacle(candidate.rate(), claim);
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

    /** The same choice, with what stands in the way of working out the amount said beside the winner. */
    List<Considered> consideredBut(String obstacle) {
        List<Considered> told = new ArrayList<>(considered);
        told.set(0, new Considered(told.get(0).rate(), true, told.get(0).reason() + ", but not priced yet: " + obstacle));
        return told;
    }

    private static String obstacle(Rate rate, Claim claim) {
        if (rate.pricing() == Pricing.FLAT) {
            return "owed once when the agreement takes effect, not for a result";
        }
        if (!pays(rate.pricing(), claim.occasion(), claim.goalKind()) && !madeForThisCustomGoal(rate, claim)) {
            return "pays for " + paysFor(rate.pricing()) + ", this is " + what(claim);
        }
        if (rate.goal() != null && !rate.goal().equals(claim.goalKey())) {
            return "limited to goal " + rate.goal();
        }
        if (!rate.when().country().isEmpty() && (claim.country() == null || !rate.when().country().contains(claim.country()))) {
            return "asks for country " + String.join(" or ", rate.when().country()) + ", "
                    + (claim.country() == null ? "the visitor's is unknown" : "visitor is " + claim.country());
        }
        if (!rate.when().device().isEmpty() && (claim.device() == null || !rate.when().device().contains(claim.device()))) {
            return "asks for device " + String.join(" or ", rate.when().device()) + ", "
                    + (claim.device() == null ? "the visitor's is unknown" : "visitor is on " + claim.device());
        }
        if (rate.when().newCustomer() != null && !rate.when().newCustomer().equals(claim.newCustomer())) {
            return "asks for a " + (rate.when().newCustomer() ? "new" : "known") + " customer, "
                    + (claim.newCustomer() == null ? "which is unknown here" : claim.newCustomer() ? "this one is new" : "this one is known");
        }
        return null;
    }

    private static boolean pays(Pricing pricing, Occasion occasion, GoalKind kind) {
        return switch (pricing) {
            case CPC -> occasion == Occasion.CLICK;
            case CPM -> occasion == Occasion.IMPRESSION;
            case CPL -> occasion == Occasion.CONVERSION && (kind == GoalKind.LEAD || kind == GoalKind.SIGNUP);
            case CPS -> occasion == Occasion.CONVERSION && kind == GoalKind.SALE;
            case CPI -> occasion == Occasion.CONVERSION && kind == GoalKind.INSTALL;
            case CPA -> occasion == Occasion.CONVERSION;
            case FLAT -> false;
        };
    }

    /** What a custom goal counts is known to those who agreed on a rate for it by name. */
    private static boolean madeForThisCustomGoal(Rate rate, Claim claim) {
        return claim.occasion() == Occasion.CONVERSION && claim.goalKind() == GoalKind.CUSTOM && rate.goal() != null
                && (rate.pricing() == Pricing.CPL || rate.pricing() == Pricing.CPS || rate.pricing() == Pricing.CPI);
    }

    private static String paysFor(Pricing pricing) {
        return switch (pricing) {
            case CPC -> "clicks";
            case CPM -> "impressions";
            case CPL -> "leads and sign-ups";
            case CPS -> "sales";
            case CPI -> "installs";
            case CPA -> "conversions";
            case FLAT -> "the agreement itself";
        };
    }

    private static String what(Claim claim) {
        return switch (claim.occasion()) {
            case CLICK -> "a click";
            case IMPRESSION -> "an impression";
            case CONVERSION -> "a conversion of kind " + (claim.goalKind() == null ? "unknown" : claim.goalKind().name().toLowerCase(Locale.ROOT));
        };
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
