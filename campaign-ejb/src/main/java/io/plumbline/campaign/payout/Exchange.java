package io.plumbline.campaign.payout;

import io.plumbline.campaign.ledger.AccountKind;
import io.plumbline.shared.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * A statement that the bank booked in another currency: what it is worth at the rate of its day of issue is exchanged, and the rest is a loss or a gain.
 *
 * @param worth at that rate, in the currency of the bank account
 */
record Exchange(Money owed, Money worth, Money booked) {

    /** A bank's rate is some percent from the reference rate: what is further away is a slip of the pen. */
    private static final BigDecimal MOST_APART = new BigDecimal("0.2");

    /** Of one advertiser's books. @param difference what was booked beyond the worth; negative below it */
    record Part(long owed, long worth, long difference) {
    }

    static Exchange at(BigDecimal rate, Money owed, Money booked) {
        return new Exchange(owed, Money.rounded(owed.amount().multiply(rate), booked.currency()), booked);
    }

    boolean isFarFromRate() {
        return booked.minus(worth).amount().abs().compareTo(worth.amount().abs().multiply(MOST_APART)) > 0;
    }

    /** @param shares of what is owed, in minor units; some may be negative, together they are what is owed */
    List<Part> among(List<Long> shares) {
        List<Long> worths = apportion(shares, worth);
        List<Long> all = apportion(shares, booked);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            parts.add(new Part(shares.get(i), worths.get(i), all.get(i) - worths.get(i)));
        }
        return parts;
    }

    private List<Long> apportion(List<Long> shares, Money total) {
        BigDecimal each = BigDecimal.valueOf(total.minor()).divide(BigDecimal.valueOf(owed.minor()), MathContext.DECIMAL128);
        return Money.apportion(shares.stream().map(share -> each.multiply(BigDecimal.valueOf(share))).toList(), total.minor());
    }

    /** Where the money is that the bank is asked for in this currency. */
    static AccountKind account(Exchange exchange) {
        return exchange == null ? AccountKind.BANK : AccountKind.CURRENCY_EXCHANGE;
    }
}
