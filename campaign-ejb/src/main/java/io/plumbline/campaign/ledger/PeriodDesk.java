package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.AccountingPeriod;
import io.plumbline.campaign.api.AccountingPeriods;
import io.plumbline.shared.Authority;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

@Stateless
public class PeriodDesk implements AccountingPeriods {

    private static final int MOST = 240;

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;
    @Inject
    private PeriodSteps steps;

    public PeriodDesk() {
        // for the container
    }

    PeriodDesk(EntityManager em, Authority authority, Clock clock, PeriodSteps steps) {
        this.em = em;
        this.authority = authority;
        this.clock = clock;
        this.steps = steps;
    }

    @Override
    public List<AccountingPeriod> list() {
        authority.requireStaff();
        Instant now = clock.instant();
        Calendar calendar = new Calendar(em);
        List<AccountingPeriod> kept = calendar.kept(MOST).stream().map(PeriodEntity::record).toList();
        LocalDate last = kept.isEmpty() ? Calendar.BEGINNING : kept.get(0).lastDay();
        YearMonth present = YearMonth.from(now.atOffset(ZoneOffset.UTC));
        YearMonth first = kept.isEmpty() ? calendar.firstMonthAfter(last).orElse(present) : YearMonth.from(last).plusMonths(1);
        List<AccountingPeriod> all = new ArrayList<>();
        for (YearMonth month = present; !month.isBefore(first) && all.size() < MOST; month = month.minusMonths(1)) {
            all.add(new AccountingPeriod(month.toString(), month.atDay(1), month.atEndOfMonth(), "open", null, null, null, calendar.obstacles(month, last, now)));
        }
        all.addAll(kept);
        return all.subList(0, Math.min(all.size(), MOST));
    }

    /** Without a transaction of its own: what one step has done must be there for everybody before the next one begins. */
    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public AccountingPeriod close(YearMonth month) {
        if (steps.begin(month)) {
            steps.waitForPostings();
        }
        return steps.seal(month);
    }
}
