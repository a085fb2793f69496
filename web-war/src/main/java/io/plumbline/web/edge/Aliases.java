package io.plumbline.web.edge;

import io.plumbline.shared.Invalid;
import io.plumbline.tracking.api.ConsentSignals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The parameters of a conversion call under all the names that networks use for them. A money or id parameter given twice is
 * refused: the two ends of an integration must not read different values from one request.
 */
final class Aliases {

    private static final Map<String, List<String>> NAMES = Map.ofEntries(
            Map.entry("click", List.of("click_id", "clickid", "clickId", "cid", "subid")),
            Map.entry("goal", List.of("goal", "et", "event", "event_id", "goal_id", "goal_ref", "e")),
            Map.entry("txid", List.of("txid", "tid", "order_id", "orderId", "transactionId", "adv_unique1", "t")),
            Map.entry("amount", List.of("amount", "payout", "revenue", "sale_amount", "v")),
            Map.entry("currency", List.of("currency", "cur", "c")),
            Map.entry("status", List.of("status")),
            Map.entry("customer", List.of("customer_id", "customerId", "customer")),
            Map.entry("email", List.of("email_sha256", "emailSha256")),
            Map.entry("advertiser", List.of("advertiser", "advertiser_id", "advertiserId", "aid")),
            Map.entry("coupon", List.of("coupon", "coupon_code", "couponCode", "promo_code", "promoCode", "OrderPromoCode", "voucher")),
            Map.entry("refund", List.of("refund_id", "refundId", "refund_ref")),
            Map.entry("reason", List.of("reason", "status_reason", "rejection_reason")),
            Map.entry("newCustomer", List.of("new_customer", "newCustomer", "is_new_customer", "CustomerStatus")),
            Map.entry("tax", List.of("tax", "order_tax", "tax_amount", "OrderTax")),
            Map.entry("shipping", List.of("shipping", "order_shipping", "shipping_amount", "OrderShipping")),
            Map.entry("discount", List.of("discount", "order_discount", "discount_amount", "OrderDiscount")),
            Map.entry("subscription", List.of("subscription_id", "subscriptionId")),
            Map.entry("time", List.of("occurred_at", "occurredAt", "time")),
            Map.entry("token", List.of("token", "security_token", "verification_token")));

    private final Map<String, List<String>> params;

    Aliases(Map<String, List<String>> params) {
        this.params = params;
    }

    /** @return null when absent or blank */
    String get(String ours) {
        List<String> values = new ArrayList<>();
        for (String name : NAMES.get(ours)) {
            collect(ours, name, values);
        }
        return values.isEmpty() ? null : values.get(0);
    }

    /** What a server passes on of its customer's choice; its own headers and address say nothing about the customer. */
    ConsentSignals consent() {
        return ConsentSignals.of(name -> params.getOrDefault(name, List.of()).stream().findFirst().orElse(null), false, null);
    }

    /** {@code transaction_id} is the click for some networks, and the order for those that name the click besides. */
    String click() {
        String click = get("click");
        return click == null ? networkTransaction() : click;
    }

    String txid() {
        String txid = get("txid");
        return txid != null || get("click") == null ? txid : networkTransaction();
    }

    private String networkTransaction() {
        List<String> values = new ArrayList<>();
        collect("click", "transaction_id", values);
        return values.isEmpty() ? null : values.get(0);
    }

    private void collect(String ours, String name, List<String> values) {
        List<String> given = params.getOrDefault(name, List.of());
        if (given.size() > 1) {
            throw new Invalid(name, "parameter-repeated", "The parameter " + name + " is given " + given.size() + " times.");
        }
        given.stream().filter(v -> !v.isBlank()).map(String::strip).forEach(value -> {
            if (value.indexOf('\uFFFD') >= 0) {
                throw new Invalid(name, "encoding-malformed", "The parameter " + name + " is not UTF-8.");
            }
            if (!values.isEmpty() && !values.get(0).equals(value)) {
                throw new Invalid(name, "parameter-repeated", "Several parameters give the " + ours + ", with different values.");
            }
            values.add(value);
        });
    }
}
