package io.plumbline.campaign.cap;

import io.plumbline.campaign.api.CapLate;
import io.plumbline.campaign.api.CapOf;
import io.plumbline.campaign.api.CapOver;
import io.plumbline.campaign.api.CapPeriod;
import io.plumbline.campaign.api.CapSubject;
import io.plumbline.campaign.api.CapTraffic;
import io.plumbline.campaign.api.LimitDraft;
import io.plumbline.shared.Check;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.util.UUID;

/** A draft that has been found sound, with everything spelled out. */
record CapTerms(CapSubject subject, UUID subjectId, UUID advertiserId, CapOf of, CapPeriod period, long limitUnits, String currency, String timeZone,
        CapOver over, CapLate late, CapTraffic traffic) {

    private static final BigDecimal MAX_LIMIT = new BigDecimal("1000000000000");

    /** What is known of the thing a cap is on. @param partnerCurrency null where no partner is involved */
    record Ground(UUID advertiserId, String advertiserCurrency, String partnerCurrency, String timeZone) {
    }

    static CapTerms of(LimitDraft draft, Ground ground, Check check) {
        check.that(draft.of() != null, "of", "required", "Say what is capped: clicks, conversions, payout or revenue.")
                .that(draft.period() != null, "period", "required", "Use daily, weekly, monthly or total.")
                .that(draft.limit() != null && draft.limit().signum() > 0 && draft.limit().compareTo(MAX_LIMIT) <= 0, "limit", "out-of-range",
                        "A limit is above 0 and at most " + MAX_LIMIT.toPlainString() + ".");
        check.done();
        boolean money = draft.of().isMoney();
        check.that(money || draft.currency() == null, "currency", "currency-not-applicable", "Only payout and revenue have a currency.")
                .that(draft.of() != CapOf.CLICKS || draft.traffic() != CapTraffic.KEEP, "traffic", "traffic-not-applicable", "A cap on clicks turns away what is beyond it.");
        String currency = !money ? null : draft.currency() != null ? draft.currency() : currency(draft.of(), ground);
        String zone = draft.timeZone() == null ? ground.timeZone() : draft.timeZone();
        check.zone("timeZone", zone).that(!money || currency != null, "currency", "required", "Name the currency.");
        if (currency != null) {
            check.currency("currency", currency);
        }
        check.done();
        int digits = currency == null ? 0 : Money.digits(currency);
        check.that(draft.limit().stripTrailingZeros().scale() <= digits, "limit", "too-precise", "At most " + digits + " decimals here.").done();
        return new CapTerms(draft.subject(), draft.subjectId(), ground.advertiserId(), draft.of(), draft.period(),
                draft.limit().movePointRight(digits).longValueExact(), currency, zone, draft.over() == null ? CapOver.PAY_NOTHING : draft.over(),
                draft.late() == null ? CapLate.OWN_PERIOD : draft.late(), draft.traffic() == null ? CapTraffic.TURN_AWAY : draft.traffic());
    }

    private static String currency(CapOf of, Ground ground) {
        return of == CapOf.PAYOUT && ground.partnerCurrency() != null ? ground.partnerCurrency() : ground.advertiserCurrency();
    }
}
