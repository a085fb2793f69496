package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.FeePosted;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Bonuses and referral shares follow the commissions they hang on: both are functions of where those stand, so a reversal unwinds them
 * and the order of events cannot matter. Whoever calls holds the lock of the commission, or of the month.
 */
final class SideCommissions {

    private final EntityManager em;
    private final Books books;
    private final Parties parties;
    private final Event<FeePosted> posted;

    SideCommissions(EntityManager em, Books books, Parties parties, Event<FeePosted> posted) {
        this.em = em;
        this.books = books;
        this.parties = parties;
        this.posted = posted;
    }

    void bonus(Agreement agreement, CommissionEntity cause, Reckoner.Bonus bonus, String what, LocalDate day, String reason) {
        UUID id = bonus.month().id();
        LocalDate last = YearMonth.from(cause.at().atZone(ZoneOffset.UTC)).atEndOfMonth();
        move(id, bonus.movement(), () -> SideCommissionEntity.bonus(id, agreement, String.valueOf(bonus.place()), parties.channelOf(agreement.campaignId()),
                cause.currency(), cause.at(), last), what + ":" + cause.subjectId(), day, reason);
    }

    void referral(Agreement agreement, CommissionEntity about, String what, LocalDate day, String reason) {
        if (agreement.referral() == null) {
            return;
        }
        UUID id = Ids.named("referral", about.subjectId().toString());
        SideCommissionEntity known = em.find(SideCommissionEntity.class, id);
        BigDecimal percent = agreement.referral().percent();
        Money earned = about.amount() == null ? Money.zero(about.currency()) : about.amount();
        long amount = earned.percent(percent).minor();
        long payable = about.payable().percent(percent).minor();
        Movement movement = known == null ? new Movement(amount, payable) : known.to(amount, payable);
        move(id, movement, () -> SideCommissionEntity.referral(id, agreement, about, parties.channelOf(agreement.campaignId())), what, day, reason);
    }

    private void move(UUID id, Movement movement, Supplier<SideCommissionEntity> begin, String what, LocalDate day, String reason) {
        if (movement.accrued() == 0 && movement.payable() == 0) {
            return;
        }
        SideCommissionEntity side = em.find(SideCommissionEntity.class, id);
        if (side == null) {
            side = begin.get();
            em.persist(side);
        }
        side.moved(movement);
        books.post(side.act(day, reason), movement, what);
        if (movement.accrued() != 0) {
            posted.fire(side.told(movement));
        }
    }
}
