package io.plumbline.tracking.outgoing;

import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Partner;
import io.plumbline.campaign.api.Partners;
import io.plumbline.shared.Money;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What the macros stand for: a conversion as it was when it changed, and the click behind it. */
@ApplicationScoped
public class Facts {

    /** Every macro with an example, in the order in which people look for them. */
    static final Map<String, String> KNOWN = known();

    @Inject
    private Sql sql;
    @Inject
    private Campaigns campaigns;
    @Inject
    private Partners partners;

    Map<String, String> of(UUID conversionId, String event, Receiver to, Instant at) {
        Map<String, String> facts = sql.one("select * from tracking.conversion where id = ?", row -> conversion(row, event, at), conversionId).orElseThrow();
        UUID click = facts.get("clickid") == null ? null : UUID.fromString(facts.get("clickid"));
        Shareable shareable = sql.one("select " + Shareable.COLUMNS + " from tracking.conversion where id = ?", row -> Shareable.read(row, to, at), conversionId).orElseThrow();
        if (click != null) {
            Shareable ofClick = sql.one("select " + Shareable.COLUMNS + " from tracking.click where id = ?", row -> Shareable.read(row, to, at), click).orElse(shareable);
            shareable = shareable.behind(ofClick);
            sql.one("select external_id, ip, params from tracking.click where id = ?", row -> click(row, facts), click);
        }
        shareable.limit(facts);
        String campaign = facts.get("campaign_id");
        put(facts, "campaign_name", campaign == null ? null : campaigns.find(UUID.fromString(campaign)).map(Campaign::name).orElse(null));
        String partner = facts.get("affiliate_id");
        put(facts, "affiliate_name", partner == null ? null : partners.find(UUID.fromString(partner)).map(Partner::name).orElse(null));
        return facts;
    }

    private static Map<String, String> conversion(ResultSet row, String event, Instant at) throws SQLException {
        Map<String, String> facts = new LinkedHashMap<>();
        put(facts, "event", event);
        put(facts, "conversion_id", row.getString("id"));
        put(facts, "clickid", row.getString("click_id"));
        put(facts, "event_id", row.getString("goal_key"));
        put(facts, "order_id", row.getString("transaction_id"));
        put(facts, "status", row.getString("status"));
        put(facts, "reason", row.getString("reason"));
        String currency = row.getString("currency");
        put(facts, "revenue", new Money(row.getLong("amount_minor"), currency).amount().toPlainString());
        put(facts, "currency", currency);
        Long commission = Sql.number(row, "commission_minor");
        put(facts, "payout", commission == null ? null : new Money(commission, row.getString("commission_currency")).amount().toPlainString());
        put(facts, "payout_currency", row.getString("commission_currency"));
        put(facts, "advertiser_id", row.getString("advertiser_id"));
        put(facts, "campaign_id", row.getString("campaign_id"));
        put(facts, "offer_id", row.getString("campaign_id"));
        put(facts, "affiliate_id", row.getString("partner_id"));
        put(facts, "link_id", row.getString("link_id"));
        put(facts, "creative_id", row.getString("creative"));
        put(facts, "customer_id", row.getString("customer_id"));
        for (String same : new String[] {"channel", "source", "placement", "keyword", "country", "os", "browser", "verdict"}) {
            put(facts, same, row.getString(same));
        }
        put(facts, "device_type", row.getString("device"));
        for (int i = 1; i <= 10; i++) {
            put(facts, "sub" + i, row.getString("sub" + i));
        }
        Instant occurred = Sql.instant(row, "occurred_at");
        put(facts, "timestamp", Long.toString(occurred.getEpochSecond()));
        put(facts, "time", occurred.toString());
        put(facts, "changed_at", Long.toString(at.getEpochSecond()));
        return facts;
    }

    private static Map<String, String> click(ResultSet row, Map<String, String> facts) throws SQLException {
        put(facts, "externalid", row.getString("external_id"));
        // As far as it was allowed to be kept.
        put(facts, "ip", row.getString("ip"));
        Json.map(row.getString("params")).forEach((name, value) -> {
            if (KNOWN.containsKey(Template.ours(name))) {
                facts.putIfAbsent(Template.ours(name), value);
            }
        });
        return facts;
    }

    private static void put(Map<String, String> facts, String name, String value) {
        if (value != null && !value.isBlank()) {
            facts.put(name, value.strip());
        }
    }

    private static Map<String, String> known() {
        Map<String, String> known = new LinkedHashMap<>();
        String[] pairs = {"clickid", "019ab3c4-5d6e-7f80-9123-456789abcdef", "externalid", "EXT-CLICK-1", "event", "approved", "status", "approved", "event_id", "sale",
            "order_id", "ORDER-1001", "revenue", "99.90", "currency", "EUR", "payout", "12.49", "payout_currency", "EUR", "campaign_id", "019ab3c4-0000-7000-8000-000000000001",
            "campaign_name", "Spring & summer", "offer_id", "019ab3c4-0000-7000-8000-000000000001", "affiliate_id", "019ab3c4-0000-7000-8000-000000000002", "affiliate_name", "Blog",
            "advertiser_id", "019ab3c4-0000-7000-8000-000000000003", "link_id", "019ab3c4-0000-7000-8000-000000000004", "source", "newsletter", "sub1", "first", "sub2", "second",
            "sub3", "3", "sub4", "4", "sub5", "5", "sub6", "6", "sub7", "7", "sub8", "8", "sub9", "9", "sub10", "10", "creative_id", "banner-1", "placement", "top",
            "keyword", "red shoes", "channel", "affiliate", "country", "DE", "device_type", "mobile", "os", "Android", "browser", "Chrome", "ip", "203.0.113.0", "verdict", "valid",
            "reason", "", "lead_id", "019ab3c4-0000-7000-8000-000000000007", "stage", "sql", "stage_at", "1795352400", "stage_value", "1200.00", "stage_currency", "EUR", "customer_id", "C-77", "conversion_id", "019ab3c4-0000-7000-8000-000000000005", "timestamp", "1795348800", "time", "2026-11-22T12:00:00Z",
            "changed_at", "1795352400", "delivery_id", "019ab3c4-0000-7000-8000-000000000006", "random", "482913", "utm_source", "blog", "utm_medium", "affiliate",
            "utm_campaign", "spring", "utm_term", "shoes", "utm_content", "a", "utm_id", "7", "gclid", "Cj0KCQ", "gbraid", "", "wbraid", "", "dclid", "", "fbclid", "IwAR0",
            "msclkid", "", "ttclid", "", "twclid", "", "li_fat_id", "", "scclid", "", "rdt_cid", "", "epik", "", "ob_click_id", "", "irclickid", ""};
        for (int i = 0; i < pairs.length; i += 2) {
            known.put(pairs[i], pairs[i + 1]);
        }
        return java.util.Collections.unmodifiableMap(known);
    }
}
