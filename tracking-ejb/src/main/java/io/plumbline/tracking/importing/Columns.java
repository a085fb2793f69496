package io.plumbline.tracking.importing;

import io.plumbline.tracking.api.ImportKind;
import java.util.List;

/** @param required each a choice of which one must be there */
record Columns(List<String> all, List<List<String>> required) {

    static Columns of(ImportKind kind) {
        return switch (kind) {
            case TOUCHPOINTS -> new Columns(
                    List.of("customer_id", "time", "channel", "interaction", "campaign", "partner", "cost", "conversion", "conversion_value"),
                    List.of(List.of("customer_id"), List.of("time"), List.of("channel")));
            case CONVERSIONS -> new Columns(
                    List.of("time", "goal", "customer_id", "click_id", "transaction_id", "value", "currency", "status", "coupon", "refund_id", "reason", "new_customer", "tax",
                            "shipping", "discount", "subscription_id"),
                    List.of(List.of("time")));
            case ORDERS -> new Columns(
                    List.of("order_id", "time", "amount", "currency", "status", "refund_amount", "customer_id", "is_new_customer", "tax", "shipping",
                            "discount", "updated_at"),
                    List.of(List.of("order_id"), List.of("time"), List.of("amount")));
            case DECISIONS -> new Columns(
                    List.of("conversion_id", "transaction_id", "goal", "decision", "amount", "currency", "reason", "reason_code", "refund_id", "review_on"),
                    List.of(List.of("conversion_id", "transaction_id"), List.of("decision")));
            case COSTS -> new Columns(
                    List.of("date", "channel", "campaign", "cost", "currency", "account", "ad_group", "ad", "keyword", "impressions", "clicks",
                            "conversions", "conversion_value"),
                    List.of(List.of("date"), List.of("channel", "campaign"), List.of("cost")));
            case LEADS -> new Columns(
                    List.of("external_id", "email", "phone", "click_id", "gclid", "fbclid", "stage", "stage_time", "value", "currency", "reason"),
                    List.of(List.of("external_id")));
        };
    }
}
