package io.plumbline.campaign.cap;

import io.plumbline.campaign.api.CapAnswer;
import io.plumbline.campaign.api.CapClaim;
import io.plumbline.campaign.api.CapLate;
import io.plumbline.campaign.api.CapOf;
import io.plumbline.campaign.api.CapOver;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What results take of their caps, keep, and give back, in the caller's transaction. */
final class Holding {

    private static final String RESERVED = "reserved";
    private static final String CONFIRMED = "confirmed";
    private static final String RELEASED = "released";

    private final CapBook book;
    private final FxRates fxRates;

    Holding(CapBook book, FxRates fxRates) {
        this.book = book;
        this.fxRates = fxRates;
    }

    /** One cap as a claim meets it. @param units null when they cannot be worked out */
    private record Want(CapRow cap, LocalDate period, Long units) {
    }

    CapAnswer reserve(CapClaim claim, List<CapRow> caps) {
        List<String> told = new ArrayList<>();
        List<Want> wants = new ArrayList<>();
        for (CapRow cap : caps) {
            LocalDate known = cap.periodAt(claim.now());
            LocalDate own = cap.periodAt(claim.at().isAfter(claim.now()) ? claim.now() : claim.at());
            if (own.isBefore(known) && cap.late() == CapLate.PAY_NOTHING) {
                return new CapAnswer("late-for-cap", cap.over(), List.of(cap.words() + ": the period of " + own + " is over."));
            }
            LocalDate period = cap.late() == CapLate.CURRENT_PERIOD ? known : own;
            Long units = cap.of() == CapOf.PAYOUT ? Long.valueOf(1) : units(cap, claim.counts(), claim.revenue(), claim.at());
            if (units == null) {
                return new CapAnswer("cap-currency-unknown", cap.over(), List.of(cap.words() + ": no exchange rate to " + cap.currency() + " is known."));
            }
            long used = book.lock(cap.id(), period);
            told.add(cap.words() + ", period from " + period + ": " + said(cap, used) + " of " + said(cap, cap.limit()) + " used before");
            if (used + units > cap.limit()) {
                return refused(claim, caps, cap, told);
            }
            wants.add(new Want(cap, period, units));
        }
        wants.stream().filter(want -> want.cap.of() != CapOf.PAYOUT && want.units > 0)
                .forEach(want -> take(claim.subjectId(), want.cap, want.period, want.units, RESERVED));
        wants.stream().filter(want -> want.cap.of() == CapOf.PAYOUT)
                .forEach(want -> book.hold(want.cap.id(), claim.subjectId(), want.period, 0, RESERVED));
        return new CapAnswer(null, null, told);
    }

    CapAnswer pay(CapClaim claim, Money commission) {
        List<String> told = new ArrayList<>();
        for (CapBook.Hold hold : book.holds(claim.subjectId())) {
            CapRow cap = hold.cap();
            if (cap.of() != CapOf.PAYOUT || !hold.state().equals(RESERVED)) {
                continue;
            }
            Optional<Long> units = units(cap, commission, claim.at());
            boolean fits = units.isPresent() && (units.get() <= 0 || book.take(cap.id(), hold.periodStart(), RESERVED, units.get(), cap.limit()));
            if (!fits) {
                takeBack(claim.subjectId(), cap);
                return new CapAnswer(units.isPresent() ? "capped" : "cap-currency-unknown", cap.over(),
                        List.of(cap.words() + ": " + commission + " does not fit into what is left of " + said(cap, cap.limit()) + "."));
            }
            book.hold(cap.id(), claim.subjectId(), hold.periodStart(), Math.max(0, units.get()), RESERVED);
        }
        return new CapAnswer(null, null, told);
    }

    /** A click is not approved by anybody: what it earns is confirmed at once. */
    CapAnswer earn(CapClaim claim, Money commission, List<CapRow> caps) {
        for (CapRow cap : caps) {
            LocalDate period = cap.periodAt(claim.at());
            Optional<Long> units = units(cap, commission, claim.at());
            book.lock(cap.id(), period);
            if (units.isEmpty() || units.get() > 0 && !book.take(cap.id(), period, CONFIRMED, units.get(), cap.limit())) {
                release(claim.subjectId());
                book.update("delete from campaign.cap_hold where subject_id = ?", claim.subjectId());
                return new CapAnswer(units.isPresent() ? "capped" : "cap-currency-unknown", cap.over(), List.of(cap.words() + ": " + commission + " does not fit into what is left of "
                        + said(cap, cap.limit()) + "."));
            }
            book.hold(cap.id(), claim.subjectId(), period, Math.max(0, units.get()), CONFIRMED);
        }
        return new CapAnswer(null, null, List.of());
    }

    /** What is rejected may be approved one day, and then wants room under every cap; what is only not paid never asks again. */
    private CapAnswer refused(CapClaim claim, List<CapRow> caps, CapRow full, List<String> told) {
        if (full.over() == CapOver.REJECT) {
            caps.forEach(cap -> book.hold(cap.id(), claim.subjectId(), cap.periodAt(cap.late() == CapLate.CURRENT_PERIOD ? claim.now() : claim.at()), 0, RELEASED));
        }
        return new CapAnswer("capped", full.over(), told);
    }

    private void takeBack(UUID subject, CapRow full) {
        release(subject);
        if (full.over() == CapOver.PAY_NOTHING) {
            book.update("delete from campaign.cap_hold where subject_id = ?", subject);
        }
    }

    void lock(UUID subject) {
        book.holds(subject).forEach(hold -> book.lock(hold.cap().id(), hold.periodStart()));
    }

    void settle(UUID subject, Money revenue, Money commission, boolean confirmed, Instant at) {
        for (CapBook.Hold hold : book.holds(subject)) {
            CapRow cap = hold.cap();
            long wanted = Math.max(0, cap.of() == CapOf.PAYOUT ? units(cap, commission, at).orElse(hold.units())
                    : cap.of() == CapOf.REVENUE ? units(cap, revenue, at).orElse(hold.units()) : 1);
            String state = confirmed ? CONFIRMED : RESERVED;
            long before = hold.state().equals(RELEASED) ? 0 : hold.units();
            if (!hold.state().equals(RELEASED)) {
                book.give(cap.id(), hold.periodStart(), hold.state(), before);
            }
            if (wanted > before) {
                take(subject, cap, hold.periodStart(), wanted, state);
            } else {
                // What shrinks or only changes its state always fits, also under a limit that has been lowered meanwhile.
                book.give(cap.id(), hold.periodStart(), state, -wanted);
                book.hold(cap.id(), subject, hold.periodStart(), wanted, state);
            }
        }
    }

    void release(UUID subject) {
        for (CapBook.Hold hold : book.holds(subject)) {
            if (!hold.state().equals(RELEASED)) {
                book.give(hold.cap().id(), hold.periodStart(), hold.state(), hold.units());
                book.hold(hold.cap().id(), subject, hold.periodStart(), 0, RELEASED);
            }
        }
    }

    private void take(UUID subject, CapRow cap, LocalDate period, long units, String state) {
        if (!book.take(cap.id(), period, state, units, cap.limit())) {
            throw new Conflict("cap-exhausted", "The " + cap.words() + " has no room left in its period from " + period + ". Raise it first.");
        }
        book.hold(cap.id(), subject, period, units, state);
    }

    private Long units(CapRow cap, boolean counts, Money revenue, Instant at) {
        return cap.of() == CapOf.CONVERSIONS ? Long.valueOf(counts ? 1 : 0) : units(cap, revenue, at).orElse(null);
    }

    /** Minor units of the cap's currency at the rate of the day; nothing for no money. */
    private Optional<Long> units(CapRow cap, Money money, Instant at) {
        if (money == null || money.isZero()) {
            return Optional.of(0L);
        }
        LocalDate day = at.atZone(ZoneId.of(cap.zone())).toLocalDate();
        Optional<BigDecimal> rate = money.currency().equals(cap.currency()) ? Optional.of(BigDecimal.ONE) : fxRates.rate(day, money.currency(), cap.currency());
        return rate.map(by -> Money.rounded(money.amount().multiply(by), cap.currency()).minor());
    }

    private static String said(CapRow cap, long units) {
        return cap.currency() == null ? Long.toString(units) : new Money(units, cap.currency()).toString();
    }
}
