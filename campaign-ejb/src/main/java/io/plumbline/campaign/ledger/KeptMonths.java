package io.plumbline.campaign.ledger;

import io.plumbline.shared.Ids;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.UUID;

/** The months of rates in the database, each locked before it is read. */
final class KeptMonths implements Reckoner.Months {

    private final EntityManager em;

    KeptMonths(EntityManager em) {
        this.em = em;
    }

    @Override
    public RateMeter of(UUID agreementId, String rateId, YearMonth month, String currency, BigDecimal priceFx) {
        UUID id = Ids.named("rate-meter", agreementId.toString(), rateId, month.toString(), currency);
        RateMeter known = known(id);
        if (known != null) {
            return known;
        }
        em.createNativeQuery("""
                insert into campaign.rate_meter (id, version, agreement_id, rate_id, meter_month, currency, price_fx, units, revenue, accrued_minor,
                  approved_units, approved_revenue, payable_minor)
                values (:id, 0, :agreement, :rate, :month, :currency, :fx, 0, 0, 0, 0, 0, 0) on conflict do nothing""")
                .setParameter("id", id).setParameter("agreement", agreementId).setParameter("rate", rateId)
                .setParameter("month", month.toString()).setParameter("currency", currency).setParameter("fx", priceFx).executeUpdate();
        return known(id);
    }

    @Override
    public RateMeter known(UUID id) {
        return em.find(RateMeter.class, id, LockModeType.PESSIMISTIC_WRITE);
    }
}
