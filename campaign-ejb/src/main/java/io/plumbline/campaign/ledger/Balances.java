package io.plumbline.campaign.ledger;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What was posted to each account up to a day: the newest kept balances that serve, and the postings since. */
final class Balances {

    record Sums(long debits, long credits) {

        static final Sums NONE = new Sums(0, 0);
    }

    private static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

    private final Map<UUID, Sums> sums = new HashMap<>();
    private final String since;

    /** @param recordedBy null for all @param book advertiser, or null for all */
    Balances(EntityManager em, LocalDate day, Instant recordedBy, UUID book) {
        PeriodEntity kept = new Calendar(em).closedUpTo(day, recordedBy).orElse(null);
        since = kept == null ? null : kept.month();
        rows(em, kept, day, recordedBy, book).forEach(row -> sums.put(UUID.fromString((String) row[0]),
                new Sums(((Number) row[1]).longValue(), ((Number) row[2]).longValue())));
    }

    Sums of(UUID account) {
        return sums.getOrDefault(account, Sums.NONE);
    }

    /** Those that anything was posted to. */
    Set<UUID> accounts() {
        return sums.keySet();
    }

    /** The closed month it builds on, or null. */
    String since() {
        return since;
    }

    @SuppressWarnings("unchecked")
    private static List<Object[]> rows(EntityManager em, PeriodEntity kept, LocalDate day, Instant recordedBy, UUID book) {
        return em.createNativeQuery("""
                select cast(s.account_id as varchar(36)), cast(sum(s.debits) as bigint), cast(sum(s.credits) as bigint) from (
                  select debit_account as account_id, amount_minor as debits, cast(0 as bigint) as credits from campaign.ledger_posting
                  where accounting_date > :after and accounting_date <= :day and recorded_at <= :by and (:all = 1 or advertiser_id = :book)
                  union all
                  select credit_account, cast(0 as bigint), amount_minor from campaign.ledger_posting
                  where accounting_date > :after and accounting_date <= :day and recorded_at <= :by and (:all = 1 or advertiser_id = :book)
                  union all
                  select account_id, debits_minor, credits_minor from campaign.ledger_snapshot
                  where period_month = :month and (:all = 1 or advertiser_id = :book)
                ) s group by s.account_id""")
                .setParameter("after", kept == null ? Calendar.BEGINNING : kept.lastDay()).setParameter("day", day)
                .setParameter("by", recordedBy == null ? EVER : recordedBy).setParameter("all", book == null ? 1 : 0)
                .setParameter("book", book == null ? Books.HOUSE : book).setParameter("month", kept == null ? "" : kept.month()).getResultList();
    }
}
