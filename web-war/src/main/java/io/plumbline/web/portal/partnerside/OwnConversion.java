package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Settlement;
import io.plumbline.campaign.api.Settlements;
import io.plumbline.tracking.api.Conversion;
import io.plumbline.web.faces.Sentences;
import io.plumbline.web.portal.Words;
import io.plumbline.web.portal.conversion.ReasonWords;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A conversion as its partner reads it.
 *
 * @param dueOn  first day on which it may be paid, while it is to be paid at all
 * @param reason in plain words, or null
 */
public record OwnConversion(Conversion conversion, LocalDate locksOn, LocalDate dueOn, String reason) implements Serializable {

    /** What the shop calls it; the name of a lead's result is the house's own. Null where there is none. */
    public String order() {
        return conversion.door().equals("lead") ? null : conversion.transactionId();
    }

    static List<OwnConversion> of(List<Conversion> conversions, Settlements settlements) {
        Map<UUID, Settlement> settled = settlements.of(conversions.stream().map(Conversion::id).toList());
        return new ArrayList<>(conversions.stream().map(one -> of(one, settled.get(one.id()))).toList());
    }

    private static OwnConversion of(Conversion one, Settlement settled) {
        boolean toPay = settled != null && (settled.state().equals("pending") || settled.state().equals("payable"));
        return new OwnConversion(one, settled == null ? null : settled.locksOn(), toPay ? settled.dueOn() : null, plain(one));
    }

    /** Codes have words; what a person wrote stands behind them as it was written. Which rule for invalid traffic found a click is the house's affair. */
    private static String plain(Conversion one) {
        if (one.reason() == null) {
            return null;
        }
        String code = one.reasonCode() == null ? one.reason() : one.reasonCode();
        String words = OwnWords.orElse("reason." + code, one.reasonCode() == null ? said(code) : ReasonWords.of(code, Words.locale()));
        boolean written = !one.reason().equals(code) && !one.reason().startsWith("click-");
        return !written ? words : code.equals("other") ? said(one.reason()) : words + ": " + OwnWords.orElse("reason." + one.reason(), said(one.reason()));
    }

    private static String said(String reason) {
        return Sentences.in(Words.locale()).say(reason);
    }
}
