package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.Settlement;
import io.plumbline.campaign.api.Settlements;
import io.plumbline.tracking.api.Conversion;
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

    static List<OwnConversion> of(List<Conversion> conversions, Settlements settlements) {
        Map<UUID, Settlement> settled = settlements.of(conversions.stream().map(Conversion::id).toList());
        return new ArrayList<>(conversions.stream().map(one -> of(one, settled.get(one.id()))).toList());
    }

    private static OwnConversion of(Conversion one, Settlement settled) {
        boolean toPay = settled != null && (settled.state().equals("pending") || settled.state().equals("payable"));
        return new OwnConversion(one, settled == null ? null : settled.locksOn(), toPay ? settled.dueOn() : null, plain(one.reason()));
    }

    /** Codes have words; what a person wrote stands as it was written. */
    private static String plain(String reason) {
        return reason == null ? null : OwnWords.orElse("reason." + reason, reason);
    }
}
