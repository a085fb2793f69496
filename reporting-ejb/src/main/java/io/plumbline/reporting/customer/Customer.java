package io.plumbline.reporting.customer;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A person who bought.
 *
 * @param id         the advertiser's own number of the customer, else the person's
 * @param firstTouch the earliest touch up to the first purchase, or null when there was none
 * @param purchases  oldest first, at least one
 */
public record Customer(UUID person, String id, Origin firstTouch, List<Purchase> purchases) {

    /** @param campaign, partner null when there was none */
    public record Origin(Instant at, String channel, UUID campaign, UUID partner) {

        /** What credit for the customer is counted by: {@code channel}, {@code campaign} or {@code partner}; null for none. */
        public String key(String by) {
            return switch (by) {
                case "channel" -> channel;
                case "campaign" -> campaign == null ? null : campaign.toString();
                case "partner" -> partner == null ? null : partner.toString();
                default -> throw new IllegalArgumentException(by);
            };
        }
    }

    /** @param minor of the advertiser's currency; null when there is no rate for the amount */
    public record Purchase(Origin origin, Long minor) {

        public Instant at() {
            return origin.at();
        }
    }

    public Purchase firstPurchase() {
        return purchases.get(0);
    }

    /** Where the customer came from: the first touch, or the credit of the first purchase when no touch is known. */
    public Origin origin() {
        return firstTouch == null ? firstPurchase().origin() : firstTouch;
    }
}
