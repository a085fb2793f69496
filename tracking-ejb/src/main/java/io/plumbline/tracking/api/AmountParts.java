package io.plumbline.tracking.api;

import io.plumbline.shared.Money;
import java.io.Serializable;

/** How much of an amount, as it was first reported, is no base of a net percentage. None is negative, all are of one currency, together they are at most the amount. */
public record AmountParts(Money tax, Money shipping, Money discount) implements Serializable {

    public static AmountParts none(String currency) {
        Money nothing = Money.zero(currency);
        return new AmountParts(nothing, nothing, nothing);
    }

    public Money sum() {
        return tax.plus(shipping).plus(discount);
    }

    public boolean empty() {
        return sum().isZero();
    }
}
