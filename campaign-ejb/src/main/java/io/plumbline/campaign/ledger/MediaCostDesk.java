package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.MediaCosts;
import io.plumbline.campaign.ledger.Transfer.Side;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.LongSupplier;

@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class MediaCostDesk implements MediaCosts {

    private static final String WHAT = "media-cost";
    private static final int MICRO_DIGITS = 6;
    private static final String OF = " where advertiser_id = :advertiser and cost_date = :day and currency = :currency";

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    public MediaCostDesk() {
        // for the container
    }

    MediaCostDesk(EntityManager em, Authority authority, Clock clock) {
        this.em = em;
        this.authority = authority;
        this.clock = clock;
    }

    @Override
    public void book(UUID advertiserId, LocalDate day, String currency, LongSupplier stated) {
        UUID subject = Ids.named(WHAT, advertiserId.toString(), day.toString(), currency);
        of("insert into campaign.media_cost_day (advertiser_id, cost_date, currency, subject_id, micros, posted_minor, postings)"
                + " values (:advertiser, :day, :currency, :subject, 0, 0, 0) on conflict do nothing", advertiserId, day, currency).setParameter("subject", subject).executeUpdate();
        Object[] held = (Object[]) of("select posted_minor, postings from campaign.media_cost_day" + OF + " for update", advertiserId, day, currency).getSingleResult();
        long posted = ((Number) held[0]).longValue();
        int number = ((Number) held[1]).intValue() + 1;
        // Whoever else states costs of this day waits here; what they have stated is counted by whoever comes last.
        long micros = stated.getAsLong();
        long owed = Money.rounded(BigDecimal.valueOf(micros, MICRO_DIGITS), currency).minor();
        if (owed != posted) {
            new Books(em, clock.instant(), authority.caller().name()).transfer(new Transfer(Ids.next(), WHAT + ":" + advertiserId + ":" + day + ":" + currency + ":" + number,
                    advertiserId, new Side(AccountKind.MEDIA_COST, advertiserId), Side.house(AccountKind.PLATFORM_PAYABLE), owed - posted, currency, day,
                    number == 1 ? "Media cost of the day" : "Media cost of the day, stated anew", WHAT, subject));
        }
        of("update campaign.media_cost_day set micros = :micros, posted_minor = :owed, postings = :number" + OF, advertiserId, day, currency).setParameter("micros", micros)
                .setParameter("owed", owed).setParameter("number", owed == posted ? number - 1 : number).executeUpdate();
    }

    private Query of(String sql, UUID advertiserId, LocalDate day, String currency) {
        return em.createNativeQuery(sql).setParameter("advertiser", advertiserId).setParameter("day", day).setParameter("currency", currency);
    }
}
