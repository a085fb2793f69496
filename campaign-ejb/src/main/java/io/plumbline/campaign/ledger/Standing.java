package io.plumbline.campaign.ledger;

import java.math.BigDecimal;

/** What one result counts for: nothing, something that pends, or something approved. */
record Standing(long units, BigDecimal revenue, boolean approved) {

    static final Standing NOTHING = new Standing(0, BigDecimal.ZERO, false);

    long approvedUnits() {
        return approved ? units : 0;
    }

    BigDecimal approvedRevenue() {
        return approved ? revenue : BigDecimal.ZERO;
    }
}
