package io.plumbline.tracking.conversion;

import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import java.util.Locale;

/** Amounts as shops write them: {@code 12.34} or {@code 12,34}, and never {@code 1,234.56}, which half of the world reads otherwise. */
final class AmountText {

    private AmountText() {
    }

    static Money read(String amount, String currency) {
        String text = amount.strip();
        if (text.chars().filter(c -> c == '.' || c == ',').count() > 1) {
            throw new Invalid("amount", "amount-malformed", "Write one decimal separator and none for thousands, such as 1234.56.");
        }
        Money money = Money.of(text.replace(',', '.'), currency);
        if (money.isNegative()) {
            throw new Invalid("amount", "amount-negative", "A conversion cannot be worth less than nothing; report a refund with status reversed.");
        }
        return money;
    }

    static String currency(String currency) {
        String upper = currency.strip().toUpperCase(Locale.ROOT);
        Money.digits(upper);
        return upper;
    }
}
