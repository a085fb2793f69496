package io.plumbline.campaign.ledger;

import jakarta.persistence.EntityManager;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which months are closed, and what keeps one from being closed. */
final class Calendar {

    static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);
    /** Where a day ends last on earth. */
    private static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

    private final EntityManager em;

    Calendar(EntityManager em) {
        this.em = em;
    }

    /** Newest first, those being closed too. */
    List<PeriodEntity> kept(int most) {
        return em.createQuery("select p from PeriodEntity p order by p.lastDay desc", PeriodEntity.class).setMaxResults(most).getResultList();
    }

    Optional<PeriodEntity> closedUpTo(LocalDate day, Instant recordedBy) {
        return em.createQuery("select p from PeriodEntity p where p.state = 'closed' and p.lastDay <= :day and (:any = true or p.closedAt <= :by) order by p.lastDay desc",
                        PeriodEntity.class)
                .setParameter("day", day).setParameter("any", recordedBy == null).setParameter("by", recordedBy == null ? Instant.EPOCH : recordedBy)
                .setMaxResults(1).getResultStream().findFirst();
    }

    Optional<YearMonth> firstMonthAfter(LocalDate day) {
        Object found = em.createNativeQuery("select min(accounting_date) from campaign.ledger_posting where accounting_date > :day")
                .setParameter("day", day).getSingleResult();
        return Optional.ofNullable(found).map(date -> YearMonth.from(date instanceof Date sql ? sql.toLocalDate() : (LocalDate) date));
    }

    /** @param lastClosed last day of the newest month that is closed or being closed */
    List<String> obstacles(YearMonth month, LocalDate lastClosed, Instant now) {
        List<String> obstacles = new ArrayList<>();
        if (!month.isBefore(YearMonth.from(now.atOffset(LAST_ZONE)))) {
            obstacles.add("not-over");
        }
        if (firstMonthAfter(lastClosed).filter(first -> first.isBefore(month)).isPresent()) {
            obstacles.add("earlier-open");
        }
        Instant over = month.plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        if (!em.createNativeQuery("select 1 from campaign.flat_fee where posted_at is null and due_at < :over and due_at <= :now").setParameter("over", over)
                .setParameter("now", now).setMaxResults(1).getResultList().isEmpty()) {
            obstacles.add("fees-due");
        }
        return obstacles;
    }
}
