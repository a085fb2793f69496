package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.campaign.api.Rate;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Works out what a result counts for under its rate: exchange rate, revenue in the partner's currency, month. */
final class Valuation {

    private static final int REVENUE_DIGITS = 8;
    private static final int FX_DIGITS = 18;

    private final EntityManager em;
    private final FxRates fxRates;
    private final Rate rate;
    private final ZoneId zone;

    Valuation(EntityManager em, FxRates fxRates, Rate rate, ZoneId zone) {
        this.em = em;
        this.fxRates = fxRates;
        this.rate = rate;
        this.zone = zone;
    }

    /** @return null when done, else what stands in the way; then nothing has changed */
    String work(CommissionEntity commission, Money amount) {
        boolean byRevenue = Tariff.byRevenue(rate);
        if (byRevenue && amount == null) {
            return "the amount of the sale is not known";
        }
        Optional<String> from = byRevenue ? Optional.of(amount.currency()) : Tariff.priceCurrency(rate, commission.currency());
        if (from.isEmpty()) {
            return "the tiers are in different currencies";
        }
        LocalDate day = commission.at().atZone(zone).toLocalDate();
        BigDecimal fx = fx(commission, from.get(), byRevenue, day);
        if (fx == null) {
            return "no exchange rate from " + from.get() + " to " + commission.currency() + " is known for " + day;
        }
        RateMeter meter = Tariff.metered(rate, commission.currency()) ? meter(commission, byRevenue ? BigDecimal.ONE : fx) : null;
        BigDecimal revenue = byRevenue ? amount.amount().multiply(fx).setScale(REVENUE_DIGITS, RoundingMode.HALF_EVEN) : BigDecimal.ZERO;
        commission.priced(meter == null || byRevenue ? fx : meter.priceFx(), revenue, meter == null ? null : meter.id());
        return null;
    }

    /** A correction is converted at the rate of the sale itself: a refund takes back what was given. */
    private BigDecimal fx(CommissionEntity commission, String from, boolean byRevenue, LocalDate day) {
        boolean sameAsBefore = commission.fx() != null && (!byRevenue || commission.claimed() != null && commission.claimed().currency().equals(from));
        return sameAsBefore ? commission.fx()
                : fxRates.rate(day, from, commission.currency()).map(r -> r.setScale(FX_DIGITS, RoundingMode.HALF_EVEN)).orElse(null);
    }

    /** Months are calendar months in UTC: one agreement may serve shops in several zones, and its volume must be one number. */
    private RateMeter meter(CommissionEntity commission, BigDecimal priceFx) {
        String month = YearMonth.from(commission.at().atZone(ZoneOffset.UTC)).toString();
        UUID id = Ids.named("rate-meter", commission.agreementId().toString(), commission.rateId(), month, commission.currency());
        RateMeter known = em.find(RateMeter.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (known != null) {
            return known;
        }
        em.createNativeQuery("""
                insert into campaign.rate_meter (id, version, agreement_id, rate_id, meter_month, currency, price_fx, units, revenue, accrued_minor,
                  approved_units, approved_revenue, payable_minor)
                values (:id, 0, :agreement, :rate, :month, :currency, :fx, 0, 0, 0, 0, 0, 0) on conflict do nothing""")
                .setParameter("id", id).setParameter("agreement", commission.agreementId()).setParameter("rate", commission.rateId())
                .setParameter("month", month).setParameter("currency", commission.currency()).setParameter("fx", priceFx).executeUpdate();
        return em.find(RateMeter.class, id, LockModeType.PESSIMISTIC_WRITE);
    }
}
