package io.plumbline.tracking.api;

import io.plumbline.shared.Check;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A result somebody claims to have seen.
 *
 * @param goal          key of the goal, or null when the advertiser has exactly one
 * @param advertiserId  null when the click tells
 * @param amount        decimal in major units or null for the goal's default value
 * @param currency      null for the advertiser's
 * @param status        {@code pending}, {@code approved} or a partner's word for it; null for pending
 * @param arrivedBy     channel through which the person arrived with this very conversion, or null (files of journeys)
 * @param importId      null unless it came by file
 * @param campaignId, partnerId what the arrival belongs to, or null; only with {@code arrivedBy}, and for a lead that a partner has handed in
 * @param couponCode    code that was redeemed, or null
 * @param more          what few reports say; {@link More#NOTHING} for the others
 * @param consent       what the browser said about consent; {@link ConsentSignals#NONE} when a server reports
 */
public record ConversionReport(Door door, String goal, UUID advertiserId, String clickId, List<String> clickIds, String visitorId,
        String customerId, String emailSha256, String transactionId, String amount, String currency, Instant occurredAt, String status,
        List<Item> items, String country, String device, String arrivedBy, UUID importId,
        UUID campaignId, UUID partnerId, String couponCode, ConsentSignals consent, More more) implements Serializable {

    /**
     * What some reports say besides.
     *
     * @param refundId    the refund's own name, or null: the same refund told twice counts once
     * @param reason      why it is reported as rejected, reversed or on hold, or null
     * @param newCustomer whether the customer is new to the advertiser; null when nothing is said
     * @param parts       what the amount holds besides goods
     * @param subscriptionId what the advertiser bills again and again under this name, or null
     * @param follows     conversion of the same lead whose touch it is credited to, or null
     */
    public record More(String refundId, String reason, Boolean newCustomer, Parts parts, String subscriptionId, UUID follows)
            implements Serializable {

        public static final More NOTHING = new More(null, null, null);

        public More {
            parts = parts == null ? Parts.UNSAID : parts;
        }

        public More(String refundId, String reason, Boolean newCustomer) {
            this(refundId, reason, newCustomer, Parts.UNSAID, null, null);
        }

        public More(String refundId, String reason, Boolean newCustomer, Parts parts, String subscriptionId) {
            this(refundId, reason, newCustomer, parts, subscriptionId, null);
        }

        More anonymous() {
            return new More(refundId, reason, newCustomer, parts, null, follows);
        }
    }

    /** Tax, shipping and discount within the amount: decimals in its currency, or null where nothing is said. */
    public record Parts(String tax, String shipping, String discount) implements Serializable {

        public static final Parts UNSAID = new Parts(null, null, null);

        public boolean unsaid() {
            return tax == null && shipping == null && discount == null;
        }
    }

    public ConversionReport {
        more = more == null ? More.NOTHING : more;
        clickIds = Check.whole("clickIds", clickIds);
        items = Check.whole("items", items);
        consent = consent == null ? ConsentSignals.NONE : consent;
    }

    /** Of a file of journeys. */
    public ConversionReport(Door door, String goal, UUID advertiserId, String clickId, List<String> clickIds, String visitorId,
            String customerId, String emailSha256, String transactionId, String amount, String currency, Instant occurredAt, String status,
            List<Item> items, String country, String device, String arrivedBy, UUID importId, UUID campaignId, UUID partnerId) {
        this(door, goal, advertiserId, clickId, clickIds, visitorId, customerId, emailSha256, transactionId, amount, currency, occurredAt, status,
                items, country, device, arrivedBy, importId, campaignId, partnerId, null, null, null);
    }

    /** What every door but a file of journeys knows. */
    public ConversionReport(Door door, String goal, UUID advertiserId, String clickId, List<String> clickIds, String visitorId,
            String customerId, String emailSha256, String transactionId, String amount, String currency, Instant occurredAt, String status,
            List<Item> items, String country, String device, String arrivedBy, UUID importId) {
        this(door, goal, advertiserId, clickId, clickIds, visitorId, customerId, emailSha256, transactionId, amount, currency, occurredAt, status,
                items, country, device, arrivedBy, importId, null, null, null, null, null);
    }

    public ConversionReport redeeming(String coupon) {
        return new ConversionReport(door, goal, advertiserId, clickId, clickIds, visitorId, customerId, emailSha256, transactionId, amount, currency, occurredAt,
                status, items, country, device, arrivedBy, importId, campaignId, partnerId, coupon, consent, more);
    }

    public ConversionReport under(ConsentSignals said) {
        return new ConversionReport(door, goal, advertiserId, clickId, clickIds, visitorId, customerId, emailSha256, transactionId, amount, currency, occurredAt,
                status, items, country, device, arrivedBy, importId, campaignId, partnerId, couponCode, said, more);
    }

    public ConversionReport saying(More besides) {
        return new ConversionReport(door, goal, advertiserId, clickId, clickIds, visitorId, customerId, emailSha256, transactionId, amount, currency, occurredAt,
                status, items, country, device, arrivedBy, importId, campaignId, partnerId, couponCode, consent, besides);
    }

    /** Without what ties it to a person. */
    public ConversionReport anonymous() {
        return new ConversionReport(door, goal, advertiserId, clickId, List.of(), null, null, null, transactionId, amount, currency, occurredAt, status, items,
                country, device, arrivedBy, importId, campaignId, partnerId, couponCode, consent, more.anonymous());
    }

    /** Without what was read from the device. */
    public ConversionReport withoutDevice() {
        return new ConversionReport(door, goal, advertiserId, clickId, List.of(), null, customerId, emailSha256, transactionId, amount, currency, occurredAt, status,
                items, country, device, arrivedBy, importId, campaignId, partnerId, couponCode, consent, more);
    }

    /**
     * @param amount   of the whole line, decimal in the conversion's currency
     * @param category the shop's name for what kind of thing it is, or null
     */
    public record Item(String sku, int quantity, String amount, String category) implements Serializable {

        public Item(String sku, int quantity, String amount) {
            this(sku, quantity, amount, null);
        }
    }
}
