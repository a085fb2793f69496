package io.plumbline.tracking.api;

import io.plumbline.shared.Keyed;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Everything that decides a verdict, as one document: a version of it never changes, and every event says by which it was judged.
 *
 * @param responses  by key of the rule; a rule that is missing responds as usual
 * @param rates      by key of the rate rule: more than {@code limit} clicks within {@code seconds}
 * @param uniqueSeconds a visitor's click on a campaign is unique once in so many seconds, counted from 1970-01-01T00:00Z
 * @param regularGaps clicks to a beat after so many equal pauses
 * @param clickConversions conversions of one goal that one click may have
 * @param campaigns  what differs for a campaign
 * @param goals      bounds between touch and conversion, by goal; without an entry conversions within two seconds are suspicious
 * @param advertisers what an advertiser blocks
 * @param lists      versions of lists by kind; a kind that is missing uses the bundled one
 * @param fourEyes   adjustments are approved by somebody else than who proposed them
 */
public record RuleSet(Map<String, String> responses, Map<String, Rate> rates, int uniqueSeconds, int regularGaps, int clickConversions,
        Map<UUID, OfCampaign> campaigns, Map<UUID, Bounds> goals, Map<UUID, Blocked> advertisers, Map<String, UUID> lists, boolean fourEyes)
        implements Serializable {

    public static final int DAY = 86_400;

    public record Rate(int limit, int seconds) implements Serializable {
    }

    /** @param uniqueSeconds null for that of the workspace */
    public record OfCampaign(Integer uniqueSeconds, Map<String, String> responses) implements Serializable {
        public OfCampaign {
            responses = responses == null ? Map.of() : Map.copyOf(responses);
        }
    }

    /** Either may be null. What lies outside is invalid, unless the rule is switched off. */
    public record Bounds(Integer minSeconds, Integer maxSeconds) implements Serializable {
    }

    /**
     * @param addresses, internal addresses or networks (CIDR)
     * @param userAgents texts that a blocked user agent contains, in any case
     * @param honeypots  keys of links that people cannot see
     */
    public record Blocked(List<String> addresses, List<String> internal, List<String> userAgents, List<SubId> subIds, List<String> honeypots)
            implements Serializable {
        public Blocked {
            addresses = addresses == null ? List.of() : List.copyOf(addresses);
            internal = internal == null ? List.of() : List.copyOf(internal);
            userAgents = userAgents == null ? List.of() : List.copyOf(userAgents);
            subIds = subIds == null ? List.of() : List.copyOf(subIds);
            honeypots = honeypots == null ? List.of() : List.copyOf(honeypots);
        }
    }

    /**
     * @param partnerId null for every partner
     * @param sub       1 to 10
     */
    public record SubId(UUID partnerId, int sub, String value) implements Serializable {
    }

    public RuleSet {
        responses = responses == null ? Map.of() : Map.copyOf(responses);
        rates = rates == null ? Map.of() : Map.copyOf(rates);
        campaigns = campaigns == null ? Map.of() : Map.copyOf(campaigns);
        goals = goals == null ? Map.of() : Map.copyOf(goals);
        advertisers = advertisers == null ? Map.of() : Map.copyOf(advertisers);
        lists = lists == null ? Map.of() : Map.copyOf(lists);
    }

    /** What holds until somebody says otherwise. */
    public static final RuleSet USUAL = new RuleSet(Map.of(), Map.of(), DAY, 8, 10, Map.of(), Map.of(), Map.of(), Map.of(), false);

    public TrafficRule.Response response(TrafficRule rule, UUID campaignId) {
        String key = said(rule, campaignId);
        return key == null ? rule.usual() : Keyed.of(TrafficRule.Response.class, "response", key);
    }

    /** Whether somebody has decided about the rule. */
    public boolean says(TrafficRule rule, UUID campaignId) {
        return said(rule, campaignId) != null;
    }

    private String said(TrafficRule rule, UUID campaignId) {
        OfCampaign own = campaignId == null ? null : campaigns.get(campaignId);
        return own != null && own.responses().containsKey(rule.key()) ? own.responses().get(rule.key()) : responses.get(rule.key());
    }

    /** Clicks within seconds: 20 a minute of one visitor, 300 of one address, 3,000 with one user agent or on one link. */
    public Rate rate(TrafficRule rule) {
        return rates.getOrDefault(rule.key(), switch (rule) {
            case RATE_VISITOR -> new Rate(20, 60);
            case RATE_ADDRESS -> new Rate(300, 60);
            default -> new Rate(3_000, 60);
        });
    }

    /** Length of the window in which a visitor's click on the campaign is unique, in seconds. */
    public int uniqueSeconds(UUID campaignId) {
        OfCampaign own = campaigns.get(campaignId);
        return own == null || own.uniqueSeconds() == null ? uniqueSeconds : own.uniqueSeconds();
    }

    /** @param own null for nothing of its own */
    public RuleSet withCampaign(UUID id, OfCampaign own) {
        return new RuleSet(responses, rates, uniqueSeconds, regularGaps, clickConversions, with(campaigns, id, own), goals, advertisers, lists, fourEyes);
    }

    /** @param own null for nothing of its own */
    public RuleSet withGoal(UUID id, Bounds own) {
        return new RuleSet(responses, rates, uniqueSeconds, regularGaps, clickConversions, campaigns, with(goals, id, own), advertisers, lists, fourEyes);
    }

    /** @param own null for nothing of its own */
    public RuleSet withAdvertiser(UUID id, Blocked own) {
        return new RuleSet(responses, rates, uniqueSeconds, regularGaps, clickConversions, campaigns, goals, with(advertisers, id, own), lists, fourEyes);
    }

    private static <V> Map<UUID, V> with(Map<UUID, V> before, UUID id, V own) {
        Map<UUID, V> next = new java.util.HashMap<>(before);
        next.remove(id);
        if (own != null) {
            next.put(id, own);
        }
        return next;
    }

    public RuleSet withList(String kind, UUID id) {
        Map<String, UUID> next = new java.util.HashMap<>(lists);
        if (id == null) {
            next.remove(kind);
        } else {
            next.put(kind, id);
        }
        return new RuleSet(responses, rates, uniqueSeconds, regularGaps, clickConversions, campaigns, goals, advertisers, next, fourEyes);
    }
}
