package io.plumbline.reporting.export;

import java.math.BigDecimal;

/** Money in a cell: a spreadsheet shows its currency, and still adds it up. */
record Amount(BigDecimal value, String currency) {
}
