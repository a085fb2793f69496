package io.plumbline.campaign.agreement;

import io.plumbline.campaign.api.AgreementDraft;
import io.plumbline.campaign.api.Cap;
import io.plumbline.campaign.api.CapOf;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.Rate;
import io.plumbline.campaign.api.Referral;
import io.plumbline.campaign.api.SettlementDay;
import io.plumbline.shared.Check;
import io.plumbline.shared.Json;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** A draft that has been found sound: nothing missing, times and currencies spelled out. */
record TermSheet(Instant effectiveFrom, List<Rate> rates, int holdDays, List<Cap> caps, SettlementDay locking, SettlementDay payment, Referral referral) {

    static final int DEFAULT_HOLD_DAYS = 30;
    static final int MAX_RATES = 50;
    static final int MAX_CAPS = 12;
    static final int MAX_MONTHS = 12;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");
    private static final int RATES_COLUMN = 100_000;
    private static final BigDecimal MAX_LIMIT = new BigDecimal("1000000000000");

    /**
     * @param goal the advertiser's goal of a key
     * @param check may hold faults already; all are thrown together
     */
    static TermSheet of(AgreementDraft draft, ZoneId zone, String currency, Function<String, Optional<Goal>> goal, Check check) {
        Optional<Instant> from = effectiveFrom(draft.effectiveFrom(), zone);
        check.that(from.isPresent(), "effectiveFrom", draft.effectiveFrom() == null ? "required" : "time-malformed",
                "Give a day such as 2026-12-01 or a time such as 2026-12-01T00:00:00+01:00.");
        from.ifPresent(at -> check.that(!at.isBefore(EARLIEST) && at.isBefore(LATEST), "effectiveFrom", "time-out-of-range",
                "Terms begin between 2000 and 2100."));
        int holdDays = draft.holdDays() == null ? DEFAULT_HOLD_DAYS : draft.holdDays();
        check.that(holdDays >= 0 && holdDays <= 365, "holdDays", "out-of-range", "0 to 365 days.");
        settles(draft.locking(), "locking", check);
        settles(draft.payment(), "payment", check);
        check.that(!isBefore(draft.payment(), draft.locking()), "payment", "payment-before-locking", "Results lock before they are paid.");
        check.that(!draft.rates().isEmpty(), "rates", "required", "An agreement has at least one rate.");
        check.that(draft.rates().size() <= MAX_RATES, "rates", "too-many", "At most " + MAX_RATES + " rates.");
        List<Rate> rates = draft.rates().stream().limit(MAX_RATES).map(rate -> RateRules.tidy(rate, currency)).toList();
        for (int i = 0; i < rates.size(); i++) {
            new RateRules(check, "rates/" + i).check(rates.get(i), currency, goal);
        }
        checkCaps(draft.caps(), currency, check);
        refers(draft.referral(), draft.partnerId(), check);
        check.done();
        new Check().that(Json.write(rates).length() <= RATES_COLUMN, "rates", "too-long", "These rates are too long altogether.").done();
        return new TermSheet(from.orElseThrow(), rates, holdDays, draft.caps(), draft.locking(), draft.payment(), draft.referral());
    }

    /** The same with another start. */
    TermSheet from(Instant start) {
        return new TermSheet(start.truncatedTo(ChronoUnit.MICROS), rates, holdDays, caps, locking, payment, referral);
    }

    static Optional<Instant> effectiveFrom(String text, ZoneId zone) {
        try {
            if (text == null) {
                return Optional.empty();
            }
            Instant at = text.length() == 10 ? LocalDate.parse(text).atStartOfDay(zone).toInstant() : OffsetDateTime.parse(text).toInstant();
            return Optional.of(at.truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /** Days that February lacks would drift; the next 28th of a month on its own is refused like the 29th, as everywhere in the trade. */
    private static void settles(SettlementDay agreed, String field, Check check) {
        if (agreed == null) {
            return;
        }
        Integer months = agreed.months();
        int last = months == null ? SettlementDay.LAST_ALONE : SettlementDay.LAST_OF_EVERY_MONTH;
        check.that(months == null || months >= 1 && months <= MAX_MONTHS, field + "/months", "out-of-range", "1 to " + MAX_MONTHS
                + " months after the month of the result; leave it out for the next such day.");
        check.that(agreed.day() != null, field + "/day", "required", "Say on which day of the month.");
        check.that(agreed.day() == null || agreed.day() >= 1 && agreed.day() <= last, field + "/day", "day-may-drift",
                "1 to " + last + (months == null ? " without months, 1 to 28 with them." : ": February has no other."));
    }

    private static void refers(Referral referral, UUID partnerId, Check check) {
        if (referral == null) {
            return;
        }
        BigDecimal percent = referral.percent();
        check.that(referral.partnerId() != null, "referral/partnerId", "required", "Say who brought the partner.");
        check.that(referral.partnerId() == null || !referral.partnerId().equals(partnerId), "referral/partnerId", "referral-of-oneself", "Nobody brings himself.");
        check.that(percent != null && percent.signum() > 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0, "referral/percent", "percent-out-of-range", "Above 0 to 100.");
        check.that(percent == null || percent.precision() <= 40 && percent.stripTrailingZeros().scale() <= 4, "referral/percent", "percent-too-precise", "At most 4 decimals.");
    }

    private static boolean isBefore(SettlementDay payment, SettlementDay locking) {
        boolean comparable = payment != null && locking != null && payment.months() != null && locking.months() != null
                && payment.day() != null && locking.day() != null;
        return comparable && payment.months() * 31 + payment.day() < locking.months() * 31 + locking.day();
    }

    private static void checkCaps(List<Cap> caps, String currency, Check check) {
        check.that(caps.size() <= MAX_CAPS, "caps", "too-many", "At most " + MAX_CAPS + " caps.");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < Math.min(caps.size(), MAX_CAPS); i++) {
            Cap cap = caps.get(i);
            String at = "caps/" + i;
            check.that(cap.of() != null, at + "/of", "required", "Say what is capped: clicks, conversions, payout or revenue.");
            check.that(cap.period() != null, at + "/period", "required", "Use daily, weekly, monthly or total.");
            check.that(cap.limit() != null && cap.limit().signum() > 0 && cap.limit().compareTo(MAX_LIMIT) <= 0, at + "/limit",
                    "out-of-range", "A limit is above 0 and at most " + MAX_LIMIT.toPlainString() + ".");
            int decimals = cap.of() != null && cap.of().isMoney() ? Money.digits(currency) : 0;
            check.that(cap.limit() == null || cap.limit().stripTrailingZeros().scale() <= decimals, at + "/limit", "too-precise",
                    "At most " + decimals + " decimals here.");
            check.that(seen.add(cap.of() + " " + cap.period()), at, "repeated", "There is a cap of this kind and period already.");
        }
    }
}
