package io.plumbline.tracking.traffic;

import io.plumbline.tracking.api.RuleSet;
import io.plumbline.tracking.api.TrafficRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Counts clicks of one key that several nodes took, in one window as the rule means it. */
public final class Recount {

    private static final long ONLY = 1;

    private final TrafficRule rule;
    private final RuleSet rules;
    private final int version;
    private final Rates rates = new Rates();

    /** @param rule one of the rates */
    public Recount(TrafficRule rule, RuleSet rules, int version) {
        this.rule = rule;
        this.rules = rules;
        this.version = version;
    }

    /** In the order in which the clicks came. @return what speaks against this one, in words, or null */
    public String next(Instant at) {
        return Screen.rate(rule, rules, rates, ONLY, at);
    }

    /** Behind a proxy that does not tell, and for a reporting server, everybody has one address; of an address that was not kept nobody can say. */
    public static boolean mayCount(String ip, List<String> reasons) {
        return !reasons.contains(Replay.BACK_END) && Network.parse(ip).map(network -> !network.isPrivate()).orElse(false);
    }

    /**
     * The verdict of a click that the rule hits besides what was found when it came.
     *
     * @return empty when that was known, or when the rule is off for the campaign
     */
    public Optional<Verdict> besides(List<String> found, UUID campaignId, String words) {
        if (found.contains(rule.key()) || rules.response(rule, campaignId) == TrafficRule.Response.OFF) {
            return Optional.empty();
        }
        Set<String> all = new LinkedHashSet<>();
        List<TrafficRule> hits = Arrays.stream(TrafficRule.values()).filter(one -> one == rule || found.contains(one.key())).toList();
        hits.forEach(hit -> all.add(hit.key()));
        all.addAll(found);
        Optional<TrafficRule> first = hits.stream().filter(hit -> !hit.mayOnlySuspect() && rules.response(hit, campaignId) == TrafficRule.Response.INVALID).findFirst();
        return Optional.of(new Verdict(first.isPresent() ? "invalid" : "valid", first.map(TrafficRule::key).orElse(null), words, new ArrayList<>(all), version));
    }
}
