package io.plumbline.campaign.api;

import io.plumbline.shared.Money;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Something that a partner may have earned a commission with.
 *
 * @param subjectId  id of the click, impression or conversion: one commission each, ever
 * @param goalKey    null for clicks and impressions
 * @param amount     revenue of the conversion, or null
 * @param termsAt    whose terms apply: the time of the credited touch, else of the event
 * @param at         when it happened, for tiers and the accounting date
 * @param approved   whether it is owed at once, or pends
 * @param more       what only some rates ask for
 */
public record Claim(UUID subjectId, Occasion occasion, UUID advertiserId, UUID campaignId, UUID partnerId, String goalKey, GoalKind goalKind,
        Money amount, String country, String device, Boolean newCustomer, Instant termsAt, Instant at, boolean approved, More more)
        implements Serializable {

    public enum Occasion {
        CLICK, IMPRESSION, CONVERSION
    }

    /** A line of the basket. @param amount of the whole line, minor units of the claim's currency */
    public record Item(String sku, String category, int quantity, long amount) implements Serializable {
    }

    /**
     * @param subs          sub-ids of the credited touch, {@code sub1} first; shorter or with nulls where unknown
     * @param tax, shipping, discount parts of the amount, minor units
     * @param customerSince first sale of the same customer or subscription through the same campaign and partner, when this one is not the first; else null
     * @param renewal       which sale after the first it is, from 1; null for the first
     * @param inherited     whether nothing but that first sale leads to the partner: only rates made for repeat sales pay for it then
     */
    public record More(String coupon, List<String> subs, List<Item> items, long tax, long shipping, long discount, Instant customerSince, Integer renewal,
            boolean inherited) implements Serializable {

        public static final More NOTHING = new More(null, List.of(), List.of(), 0, 0, 0, null);

        /** Of no renewal, or of one that is not counted. */
        public More(String coupon, List<String> subs, List<Item> items, long tax, long shipping, long discount, Instant customerSince) {
            this(coupon, subs, items, tax, shipping, discount, customerSince, null, false);
        }

        public long of(Deduction part) {
            return switch (part) {
                case TAX -> tax;
                case SHIPPING -> shipping;
                case DISCOUNT -> discount;
            };
        }
    }

    public Claim(UUID subjectId, Occasion occasion, UUID advertiserId, UUID campaignId, UUID partnerId, String goalKey, GoalKind goalKind,
            Money amount, String country, String device, Boolean newCustomer, Instant termsAt, Instant at, boolean approved) {
        this(subjectId, occasion, advertiserId, campaignId, partnerId, goalKey, goalKind, amount, country, device, newCustomer, termsAt, at, approved, More.NOTHING);
    }

    public Claim with(More said) {
        return new Claim(subjectId, occasion, advertiserId, campaignId, partnerId, goalKey, goalKind, amount, country, device, newCustomer, termsAt, at, approved, said);
    }
}
