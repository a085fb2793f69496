package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.Deduction;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.AmountParts;
import io.plumbline.tracking.api.ConversionReport;
import java.util.List;

/** Tax, shipping and discount of a report: said beside the amount, or by lines of the basket of that category. What is said beside it wins. */
final class PartsText {

    private PartsText() {
    }

    /**
     * @param whole false for money that goes back without saying how much: then there is no amount to compare with
     * @throws Invalid code {@code amount-malformed, amount-too-precise, amount-negative, amount-parts-exceed}
     */
    static AmountParts read(ConversionReport report, Money amount, boolean whole, List<Claimed.Item> items) {
        ConversionReport.Parts said = report.more().parts();
        AmountParts parts = new AmountParts(part(Deduction.TAX, said.tax(), amount, items), part(Deduction.SHIPPING, said.shipping(), amount, items),
                part(Deduction.DISCOUNT, said.discount(), amount, items));
        if (whole && !said.unsaid() && parts.sum().minor() > amount.minor()) {
            throw new Invalid(said.tax() != null ? "tax" : said.shipping() != null ? "shipping" : "discount", "amount-parts-exceed",
                    "Tax, shipping and discount are parts of the amount; together they are " + parts.sum() + " of " + amount + ".");
        }
        return parts;
    }

    private static Money part(Deduction part, String text, Money amount, List<Claimed.Item> items) {
        Money said = text == null || text.isBlank() ? Money.zero(amount.currency()) : money(part.key(), text, amount.currency());
        return !said.isZero() ? said : new Money(items.stream().filter(item -> part.key().equalsIgnoreCase(item.category())).mapToLong(item -> item.amount().minor()).sum(),
                amount.currency());
    }

    private static Money money(String name, String text, String currency) {
        try {
            return AmountText.read(text, currency);
        } catch (Invalid no) {
            throw new Invalid(name, no.code(), no.getMessage());
        }
    }
}
