package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.BackTest;
import io.plumbline.campaign.api.Claim.Occasion;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.Trials.Tried;
import io.plumbline.campaign.ledger.CommissionEntity.State;
import io.plumbline.shared.Money;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;

/** One run of stored results under terms that are tried. */
final class Trial {

    private static final String NO_RATE = "no rate";
    private static final String CAPPED = "capped";

    private static final class Sum {
        private long results;
        private long minor;
    }

    private final Agreement terms;
    private final Function<UUID, Agreement> agreed;
    private final Reckoner reckoner;
    private final String currency;
    private final Payee payee;
    private final TriedCaps caps;
    private final Map<String, Sum> now = new TreeMap<>();
    private final Map<String, Sum> then = new TreeMap<>();
    private final Map<UUID, List<Rate>> paidBy = new HashMap<>();
    private final Map<UUID, Long> bonuses = new HashMap<>();
    private long results;
    private long touches;
    private long counted;
    private long capped;
    private long unpriced;

    /** @param agreed what was agreed, by id */
    Trial(Agreement terms, Function<UUID, Agreement> agreed, Reckoner reckoner, String currency, Payee payee, TriedCaps caps) {
        this.terms = terms;
        this.agreed = agreed;
        this.reckoner = reckoner;
        this.currency = currency;
        this.payee = payee;
        this.caps = caps.in(currency);
    }

    /** @param kept its commission; null for a conversion that nobody was credited with, which no terms would have paid, and for most touches */
    void take(Tried tried, CommissionEntity kept) {
        boolean conversion = tried.claim().occasion() == Occasion.CONVERSION;
        results += conversion ? 1 : 0;
        touches += conversion ? 0 : 1;
        if (kept != null) {
            paid(kept);
        }
        boolean refused = tried.capped() ? !caps.areChanged() : kept == null ? conversion : kept.is(State.REVERSED);
        if (tried.counts() && !refused) {
            admit(tried);
        }
    }

    private void admit(Tried tried) {
        if (!caps.admits(tried.claim())) {
            capped++;
            add(then, CAPPED, 1, 0);
            return;
        }
        counted++;
        price(tried);
    }

    /** Under volume tiers a result that was taken back may keep a sum, which belongs to the others. */
    private void paid(CommissionEntity kept) {
        int one = kept.is(State.REVERSED) ? 0 : 1;
        if (!kept.hasParts()) {
            add(now, words(kept.agreementId(), kept.rateId()), one, kept.amount() == null ? 0 : kept.amount().minor());
            return;
        }
        kept.portions().forEach(portion -> add(now, words(kept.agreementId(), portion.rateId()), one, portion.amountMinor()));
    }

    /** As its rate is said today: what a result was priced with was written down as rates were said then. */
    private String words(UUID agreement, String rateId) {
        if (rateId == null) {
            return null;
        }
        List<Rate> rates = paidBy.computeIfAbsent(agreement, one -> agreed.apply(one).rates());
        return RateWords.of(rateId, rates.get(Integer.parseInt(rateId) - 1), currency);
    }

    void paidBeside(String kind, long minor) {
        if (minor != 0) {
            add(now, kind, 1, minor);
        }
    }

    void owedBeside(String kind, long minor) {
        if (minor != 0) {
            add(then, kind, 1, minor);
        }
    }

    /** The steps of the ledger: promise, price, settle; then the same for what it has become worth. */
    private void price(Tried tried) {
        Basket basket = Basket.of(terms.rates(), tried.claim(), payee);
        if (basket.none()) {
            if (tried.claim().occasion() == Occasion.CONVERSION) {
                add(then, NO_RATE, 1, 0);
            }
            return;
        }
        CommissionEntity tryout = new CommissionEntity(tried.claim());
        tryout.promise(basket, tried.claim(), currency);
        tryout.claimed(tried.claim().amount());
        if (!worth(tryout, tried.claim().amount()) && !worth(tryout, tried.worth())) {
            unpriced++;
            return;
        }
        if (!Objects.equals(tried.worth(), tried.claim().amount())) {
            worth(tryout, tried.worth());
        }
        if (!caps.pays(tried.claim(), tryout.amount().minor())) {
            takeBack(tryout);
            return;
        }
        tryout.portions().forEach(portion -> add(then, portion.rateText(), 1, portion.amountMinor()));
        if (terms.referral() != null) {
            add(then, SideCommissionEntity.REFERRAL, 1, tryout.amount().percent(terms.referral().percent()).minor());
        }
    }

    /** As the ledger does it: earned, found too much, taken back. What volume tiers leave on it belongs to others. */
    private void takeBack(CommissionEntity tryout) {
        Reckoner.Before before = Reckoner.before(tryout);
        tryout.reversed();
        reckoner.settle(tryout, before);
        reckoner.bonuses(tryout, before).forEach(bonus -> bonuses.merge(bonus.month().id(), bonus.movement().accrued(), Long::sum));
        counted--;
        capped++;
        tryout.portions().forEach(portion -> add(then, portion.rateText(), 0, portion.amountMinor()));
        add(then, CAPPED, 1, 0);
    }

    private boolean worth(CommissionEntity tryout, Money amount) {
        Reckoner.Before before = Reckoner.before(tryout);
        if (reckoner.work(tryout, amount) != null) {
            return false;
        }
        tryout.claimed(amount);
        reckoner.settle(tryout, before);
        reckoner.bonuses(tryout, before).forEach(bonus -> bonuses.merge(bonus.month().id(), bonus.movement().accrued(), Long::sum));
        return true;
    }

    BackTest answer(YearMonth from, YearMonth to) {
        bonuses.values().stream().filter(sum -> sum != 0).forEach(sum -> add(then, SideCommissionEntity.BONUS, 1, sum));
        Money paid = total(now);
        Money wouldPay = total(then);
        return new BackTest(terms.campaignId(), terms.partnerId(), from.toString(), to.toString(), results, touches, counted, capped, unpriced, paid, wouldPay, wouldPay.minus(paid),
                lines(now), lines(then));
    }

    private static void add(Map<String, Sum> sums, String rate, int count, long minor) {
        Sum sum = sums.computeIfAbsent(rate == null ? NO_RATE : rate, r -> new Sum());
        sum.results += count;
        sum.minor += minor;
    }

    private Money total(Map<String, Sum> sums) {
        return new Money(sums.values().stream().mapToLong(sum -> sum.minor).sum(), currency);
    }

    private List<BackTest.Line> lines(Map<String, Sum> sums) {
        List<BackTest.Line> lines = new ArrayList<>();
        sums.forEach((rate, sum) -> lines.add(new BackTest.Line(rate, sum.results, new Money(sum.minor, currency))));
        return lines;
    }
}
