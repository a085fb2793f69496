package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.AuditTrail;
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
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongSupplier;

@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class MediaCostDesk implements MediaCosts {

    private static final String STATED = "media-cost";
    private static final String PASSED_ON = "passed-cost";
    private static final int MICRO_DIGITS = 6;

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;
    @Inject
    private AuditTrail audit;

    /** A day of an advertiser in one currency; of a campaign's own costs also whose. */
    private record Day(String what, UUID advertiserId, LocalDate date, UUID campaignId, String currency) {

        UUID subject() {
            return campaignId == null ? Ids.named(what, advertiserId.toString(), date.toString(), currency)
                    : Ids.named(what, advertiserId.toString(), date.toString(), campaignId.toString(), currency);
        }

        String reference(int number) {
            return what + ":" + advertiserId + ":" + date + ":" + (campaignId == null ? "" : campaignId + ":") + currency + ":" + number;
        }
    }

    public MediaCostDesk() {
        // for the container
    }

    MediaCostDesk(EntityManager em, Authority authority, Clock clock, AuditTrail audit) {
        this.em = em;
        this.authority = authority;
        this.clock = clock;
        this.audit = audit;
    }

    @Override
    public void book(UUID advertiserId, LocalDate day, String currency, LongSupplier stated) {
        book(new Day(STATED, advertiserId, day, null, currency), stated);
    }

    @Override
    public void bookPassedOn(UUID advertiserId, LocalDate day, List<PassedOn> costs) {
        // In one order, so that two who book one day cannot block each other for ever.
        TreeMap<String, Day> days = new TreeMap<>();
        TreeMap<String, Long> sums = new TreeMap<>();
        known(advertiserId, day).forEach(known -> days.put(known.reference(0), known));
        for (PassedOn cost : costs) {
            Day one = new Day(PASSED_ON, advertiserId, day, cost.campaignId() == null ? advertiserId : cost.campaignId(), cost.currency());
            days.put(one.reference(0), one);
            sums.merge(one.reference(0), cost.micros(), Long::sum);
        }
        days.forEach((key, one) -> book(one, () -> sums.getOrDefault(key, 0L)));
    }

    @SuppressWarnings("unchecked")
    private List<Day> known(UUID advertiserId, LocalDate day) {
        List<Object[]> rows = em.createNativeQuery("select cast(campaign_id as varchar(36)), currency from campaign.passed_cost_day where advertiser_id = :advertiser and cost_date = :day")
                .setParameter("advertiser", advertiserId).setParameter("day", day).getResultList();
        return rows.stream().map(row -> new Day(PASSED_ON, advertiserId, day, UUID.fromString((String) row[0]), (String) row[1])).toList();
    }

    private void book(Day day, LongSupplier cost) {
        begin(day);
        Object[] held = (Object[]) of(day, "select posted_minor, postings from " + table(day), " for update").getSingleResult();
        long posted = ((Number) held[0]).longValue();
        int number = ((Number) held[1]).intValue() + 1;
        // Whoever else states costs of this day waits here; what they have stated is counted by whoever comes last.
        long micros = cost.getAsLong();
        long owed = Money.rounded(BigDecimal.valueOf(micros, MICRO_DIGITS), day.currency()).minor();
        if (owed != posted) {
            post(day, number, posted, owed);
        }
        of(day, "update " + table(day) + " set micros = :micros, posted_minor = :owed, postings = :number", "").setParameter("micros", micros).setParameter("owed", owed)
                .setParameter("number", owed == posted ? number - 1 : number).executeUpdate();
    }

    private void post(Day day, int number, long posted, long owed) {
        String words = day.campaignId() == null ? "Media cost of the day" : "Media cost passed on clicks of the day";
        new Books(em, clock.instant(), authority.caller().name()).transfer(new Transfer(Ids.next(), day.reference(number), day.advertiserId(),
                new Side(AccountKind.MEDIA_COST, day.advertiserId()), Side.house(AccountKind.PLATFORM_PAYABLE), owed - posted, day.currency(), day.date(),
                number == 1 ? words : words + ", stated anew", day.what(), day.subject()));
        audit.note("post", day.what(), day.subject(), day.date() + " " + day.currency(), day.advertiserId(), new Money(posted, day.currency()), new Money(owed, day.currency()));
    }

    private void begin(Day day) {
        String whose = day.campaignId() == null ? "" : ", campaign_id";
        Query insert = em.createNativeQuery("insert into " + table(day) + " (advertiser_id, cost_date" + whose + ", currency, subject_id, micros, posted_minor, postings)"
                + " values (:advertiser, :day" + (whose.isEmpty() ? "" : ", :campaign") + ", :currency, :subject, 0, 0, 0) on conflict do nothing");
        bound(insert, day).setParameter("subject", day.subject()).executeUpdate();
    }

    private Query of(Day day, String sql, String more) {
        return bound(em.createNativeQuery(sql + " where advertiser_id = :advertiser and cost_date = :day" + (day.campaignId() == null ? "" : " and campaign_id = :campaign")
                + " and currency = :currency" + more), day);
    }

    private static Query bound(Query query, Day day) {
        if (day.campaignId() != null) {
            query.setParameter("campaign", day.campaignId());
        }
        return query.setParameter("advertiser", day.advertiserId()).setParameter("day", day.date()).setParameter("currency", day.currency());
    }

    private static String table(Day day) {
        return day.campaignId() == null ? "campaign.media_cost_day" : "campaign.passed_cost_day";
    }
}
