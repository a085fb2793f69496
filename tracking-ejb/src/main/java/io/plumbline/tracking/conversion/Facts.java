package io.plumbline.tracking.conversion;

import io.plumbline.shared.Money;
import io.plumbline.tracking.api.AmountParts;

/**
 * What an order tells of its conversion besides what became of it.
 *
 * @param whole       the amount that the parts belong to
 * @param parts       null where nothing is told
 * @param newCustomer null where nothing is told
 */
public record Facts(Money whole, AmountParts parts, Boolean newCustomer) {

    static Facts of(Entry entry) {
        return new Facts(entry.whole(), entry.subject().parts(), entry.marks().newCustomer());
    }

    /** Whether these say something that is not known. Parts of another amount are other parts, as long as there are any. */
    public boolean tellMoreThan(Facts known) {
        boolean other = parts != null && (!parts.equals(known.parts()) || !parts.empty() && !whole.equals(known.whole()));
        return other || newCustomer != null && !newCustomer.equals(known.newCustomer());
    }

    Facts over(Facts known) {
        return new Facts(parts == null ? known.whole() : whole, parts == null ? known.parts() : parts, newCustomer == null ? known.newCustomer() : newCustomer);
    }

    /** What changes, for the history that everybody reads. */
    String told(Facts known) {
        Facts next = over(known);
        StringBuilder words = new StringBuilder("The order says more:");
        if (!java.util.Objects.equals(next.newCustomer, known.newCustomer)) {
            words.append(" the customer was ").append(next.newCustomer ? "new" : "known").append(';');
        }
        if (!next.parts.equals(known.parts) || !next.whole.equals(known.whole)) {
            words.append(" of ").append(next.whole).append(" are ").append(next.parts.tax()).append(" tax, ").append(next.parts.shipping()).append(" shipping, ")
                    .append(next.parts.discount()).append(" discount;");
        }
        return words.append(" priced anew.").toString();
    }
}
