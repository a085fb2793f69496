package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.AccountingPeriod;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.persistence.Dialects;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Dialect;
import io.plumbline.shared.Ids;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** The three steps of closing a month, each a transaction of its own: no new postings, no old ones either, the balances are kept. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class PeriodSteps {

    private static final Map<String, String> REASONS = Map.of(
            "not-over", "The month is not over everywhere on earth.",
            "earlier-open", "An earlier month holds postings and is open; close it first.",
            "fees-due", "Flat fees of this month are due and not posted; an exchange rate may be missing.");

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;

    public PeriodSteps() {
        // for the container
    }

    PeriodSteps(EntityManager em, Clock clock, Authority authority, AuditTrail audit) {
        this.em = em;
        this.clock = clock;
        this.authority = authority;
        this.audit = audit;
    }

    /** From its end on, new postings go to the next month. @return false when the month was closed before */
    public boolean begin(YearMonth month) {
        Bookkeeping.require(authority);
        PeriodEntity kept = em.find(PeriodEntity.class, month.toString());
        if (kept != null) {
            return !kept.isClosed();
        }
        LocalDate last = new Calendar(em).kept(1).stream().findFirst().map(PeriodEntity::lastDay).orElse(Calendar.BEGINNING);
        if (!month.atEndOfMonth().isAfter(last)) {
            throw new Conflict("period-behind", "A later month is closed already.");
        }
        List<String> obstacles = new Calendar(em).obstacles(month, last, clock.instant());
        if (!obstacles.isEmpty()) {
            throw new Conflict("period-" + obstacles.get(0), REASONS.get(obstacles.get(0)));
        }
        em.createNativeQuery("""
                insert into campaign.ledger_period (period_month, first_day, last_day, next_day, state, asked_at, asked_by, closed_at, postings)
                values (:month, :first, :last, :next, 'closing', :now, :by, null, null) on conflict do nothing""")
                .setParameter("month", month.toString()).setParameter("first", month.atDay(1)).setParameter("last", month.atEndOfMonth())
                .setParameter("next", month.plusMonths(1).atDay(1)).setParameter("now", clock.instant()).setParameter("by", authority.caller().name())
                .executeUpdate();
        return true;
    }

    /** Whoever posts holds the gate open until its transaction ends; emptying it needs it for itself alone. */
    public void waitForPostings() {
        try {
            if (Dialects.of(em) == Dialect.POSTGRESQL) {
                em.createNativeQuery("set local lock_timeout = '10s'").executeUpdate();
            }
            em.createNativeQuery("truncate table campaign.ledger_gate").executeUpdate();
        } catch (PersistenceException inUse) {
            throw new Conflict("period-busy", "Postings that were begun before are not done yet. The month takes no new ones; ask again to close it.");
        }
    }

    public AccountingPeriod seal(YearMonth month) {
        PeriodEntity period = em.find(PeriodEntity.class, month.toString(), LockModeType.PESSIMISTIC_WRITE);
        if (!period.isClosed()) {
            PeriodEntity before = new Calendar(em).closedUpTo(period.lastDay(), null).orElse(null);
            LocalDate after = before == null ? Calendar.BEGINNING : before.lastDay();
            keepBalances(period, before, after);
            long held = ((Number) em.createNativeQuery("select count(*) from campaign.ledger_posting where accounting_date > :after and accounting_date <= :last")
                    .setParameter("after", after).setParameter("last", period.lastDay()).getSingleResult()).longValue();
            period.sealed(clock.instant(), held);
            em.flush();
            audit.note("close", "ledger-period", Ids.named("ledger-period", period.month()), period.month(), null, Map.of("state", "open"), period.record());
        }
        return period.record();
    }

    private void keepBalances(PeriodEntity period, PeriodEntity before, LocalDate after) {
        em.createNativeQuery("""
                insert into campaign.ledger_snapshot (period_month, account_id, advertiser_id, debits_minor, credits_minor)
                select cast(:month as char(7)), s.account_id, s.advertiser_id, cast(sum(s.debits) as bigint), cast(sum(s.credits) as bigint) from (
                  select debit_account as account_id, advertiser_id, amount_minor as debits, cast(0 as bigint) as credits
                  from campaign.ledger_posting where accounting_date > :after and accounting_date <= :last
                  union all
                  select credit_account, advertiser_id, cast(0 as bigint), amount_minor
                  from campaign.ledger_posting where accounting_date > :after and accounting_date <= :last
                  union all
                  select account_id, advertiser_id, debits_minor, credits_minor from campaign.ledger_snapshot where period_month = :before
                ) s group by s.account_id, s.advertiser_id""")
                .setParameter("month", period.month()).setParameter("after", after).setParameter("last", period.lastDay())
                .setParameter("before", before == null ? "" : before.month()).executeUpdate();
    }
}
