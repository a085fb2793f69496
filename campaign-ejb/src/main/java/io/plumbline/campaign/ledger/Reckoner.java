package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.campaign.api.Rate;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Works out what results count for and what they move. It posts nothing and keeps nothing: the ledger and a back-test reckon with the
 * same one, each with months of its own.
 */
final class Reckoner {

    /** The months of rates, of which some are reckoned as a whole. */
    interface Months {

        /** The one of that rate and month, begun when it is new. */
        RateMeter of(UUID agreementId, String rateId, YearMonth month, String currency, BigDecimal priceFx);

        RateMeter known(UUID id);
    }

    /** Where a result and its portions stood. */
    record Before(List<Standing> portions, Standing whole) {
    }

    record Bonus(int place, RateMeter month, Movement movement) {
    }

    private record Worth(Portion portion, Rate rate, BigDecimal fx, BigDecimal revenue) {
    }

    private static final int REVENUE_DIGITS = 8;
    private static final int FX_DIGITS = 18;

    private final Months months;
    private final FxRates fxRates;
    private final List<Rate> rates;
    private final ZoneId zone;

    Reckoner(Months months, FxRates fxRates, List<Rate> rates, ZoneId zone) {
        this.months = months;
        this.fxRates = fxRates;
        this.rates = rates;
        this.zone = zone;
    }

    static Before before(CommissionEntity commission) {
        return new Before(commission.portions().stream().map(commission::standing).toList(), commission.standing());
    }

    /** @return null when done, else what stands in the way; then nothing has changed */
    String work(CommissionEntity commission, Money amount) {
        List<Portion> portions = commission.portions();
        List<Money> shares = amount == null ? null : commission.shares(amount);
        List<Worth> worths = new ArrayList<>();
        for (int i = 0; i < portions.size(); i++) {
            Portion portion = portions.get(i);
            Rate rate = rate(portion);
            boolean byRevenue = rate.countsRevenue();
            if (byRevenue && amount == null) {
                return "the amount of the sale is not known";
            }
            Optional<String> from = byRevenue ? Optional.of(amount.currency()) : Tariff.priceCurrency(rate, commission.currency());
            if (from.isEmpty()) {
                return "the tiers are in different currencies";
            }
            LocalDate day = commission.at().atZone(zone).toLocalDate();
            BigDecimal fx = fx(commission, portion, from.get(), byRevenue, day);
            if (fx == null) {
                return "no exchange rate from " + from.get() + " to " + commission.currency() + " is known for " + day;
            }
            worths.add(new Worth(portion, rate, fx, byRevenue
                    ? portion.base(shares.get(i), amount).multiply(fx).setScale(REVENUE_DIGITS, RoundingMode.HALF_EVEN) : BigDecimal.ZERO));
        }
        worths.forEach(worth -> price(commission, worth));
        commission.priced();
        return null;
    }

    private void price(CommissionEntity commission, Worth worth) {
        boolean byRevenue = worth.rate().countsRevenue();
        RateMeter month = Tariff.metered(worth.rate(), commission.currency())
                ? month(commission, worth.portion().rateId(), byRevenue ? BigDecimal.ONE : worth.fx()) : null;
        worth.portion().priced(month == null || byRevenue ? worth.fx() : month.priceFx(), worth.revenue(), month == null ? null : month.id());
    }

    /** A correction is converted at the rate of the sale itself: a refund takes back what was given. */
    private BigDecimal fx(CommissionEntity commission, Portion portion, String from, boolean byRevenue, LocalDate day) {
        boolean sameAsBefore = portion.fx() != null && (!byRevenue || commission.claimed() != null && commission.claimed().currency().equals(from));
        return sameAsBefore ? portion.fx()
                : fxRates.rate(day, from, commission.currency()).map(r -> r.setScale(FX_DIGITS, RoundingMode.HALF_EVEN)).orElse(null);
    }

    /** Months are calendar months in UTC: one agreement may serve shops in several zones, and its volume must be one number. */
    private RateMeter month(CommissionEntity commission, String rateId, BigDecimal priceFx) {
        return months.of(commission.agreementId(), rateId, YearMonth.from(commission.at().atZone(ZoneOffset.UTC)), commission.currency(), priceFx);
    }

    /** Moves each portion to where it stands now. @return the sum of their movements */
    Movement settle(CommissionEntity commission, Before before) {
        long accrued = 0;
        long payable = 0;
        List<Portion> portions = commission.portions();
        for (int i = 0; i < portions.size(); i++) {
            Portion portion = portions.get(i);
            Standing after = commission.standing(portion);
            RateMeter month = portion.meterId() == null ? null : months.known(portion.meterId());
            Tariff tariff = new Tariff(rate(portion), commission.currency(), month == null ? portion.fx() : month.priceFx());
            Movement movement = month == null ? portion.alone(after, tariff) : month.move(before.portions().get(i), after, tariff);
            commission.moved(portion, movement);
            accrued += movement.accrued();
            payable += movement.payable();
        }
        return new Movement(accrued, payable);
    }

    /** What the bonuses that count the result move by it. */
    List<Bonus> bonuses(CommissionEntity commission, Before before) {
        List<Bonus> moved = new ArrayList<>();
        Standing after = commission.standing();
        for (int place : commission.bonusPlaces()) {
            RateMeter month = month(commission, String.valueOf(place), BigDecimal.ONE);
            moved.add(new Bonus(place, month, month.move(before.whole(), after, new Tariff(rates.get(place - 1), commission.currency(), BigDecimal.ONE))));
        }
        return moved;
    }

    private Rate rate(Portion portion) {
        return rates.get(portion.place() - 1);
    }
}
