package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.AccountingPeriod;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A month that is being closed, or is. Open months have no row. */
@Entity
@Table(schema = "campaign", name = "ledger_period")
class PeriodEntity {

    @Id
    @Column(name = "period_month", length = 7)
    @JdbcTypeCode(SqlTypes.CHAR)
    private String month;
    @Column(name = "first_day", updatable = false)
    private LocalDate firstDay;
    @Column(name = "last_day", updatable = false)
    private LocalDate lastDay;
    private String state;
    @Column(name = "asked_by", updatable = false)
    private String askedBy;
    @Column(name = "closed_at")
    private Instant closedAt;
    private Long postings;

    protected PeriodEntity() {
    }

    boolean isClosed() {
        return state.equals("closed");
    }

    void sealed(Instant now, long held) {
        state = "closed";
        closedAt = now;
        postings = held;
    }

    String month() {
        return month;
    }

    LocalDate lastDay() {
        return lastDay;
    }

    AccountingPeriod record() {
        return new AccountingPeriod(month, firstDay, lastDay, state, closedAt, askedBy, postings, List.of());
    }
}
