package io.plumbline.reporting.query;

import io.plumbline.shared.Invalid;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What figures can be broken down by.
 *
 * @param column of the slice; null for time
 * @param names  published view with the names of an entity's ids, else null
 * @param unit   of time, else null
 */
record Dimension(String key, String column, String names, TimeUnit unit) {

    /** Why figures changed; nobody can ask for it by itself. */
    static final Dimension REASON = new Dimension("reason", null, null, null);

    private static final Map<String, Dimension> ALL = new LinkedHashMap<>();

    static {
        for (TimeUnit unit : TimeUnit.values()) {
            put(unit.key(), null, null, unit);
        }
        put("advertiser", "advertiser_id", "campaign.pub_advertiser", null);
        put("campaign", "campaign_id", "campaign.pub_campaign", null);
        put("channel", "channel", null, null);
        put("partner", "partner_id", "campaign.pub_partner", null);
        put("link", "link_id", "campaign.pub_link", null);
        put("creative", "creative", null, null);
        put("destination", "destination_id", "campaign.pub_destination", null);
        for (int i = 1; i <= 10; i++) {
            put("sub" + i, "sub" + i, null, null);
        }
        for (String same : List.of("source", "placement", "keyword", "country", "device", "os", "browser")) {
            put(same, same, null, null);
        }
        put("goal", "goal_key", null, null);
        put("status", "status", null, null);
        put("verdict", "verdict", null, null);
        put("experiment", "experiment_id", "campaign.pub_experiment", null);
        put("variant", "variant", null, null);
    }

    static List<String> keys() {
        return List.copyOf(ALL.keySet());
    }

    static Dimension of(String field, String key) {
        Dimension known = key == null ? null : ALL.get(key);
        if (known == null) {
            throw new Invalid(field, "dimension-unknown", "Dimensions are " + String.join(", ", ALL.keySet()) + ".");
        }
        return known;
    }

    boolean isTime() {
        return unit != null;
    }

    boolean isEntity() {
        return names != null;
    }

    private static void put(String key, String column, String names, TimeUnit unit) {
        ALL.put(key, new Dimension(key, column, names, unit));
    }
}
