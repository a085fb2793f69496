package io.plumbline.tracking.traffic;

import io.plumbline.shared.Check;
import io.plumbline.tracking.api.ListKind;
import io.plumbline.tracking.api.RuleSet;
import io.plumbline.tracking.api.TrafficRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a rule set may say. */
final class RuleCheck {

    private static final int MOST_ENTRIES = 5_000;
    private static final int MOST_OWNERS = 1_000;
    private static final int SHORTEST_TEXT = 3;
    private static final int LONGEST_TEXT = 512;
    private static final int LONGEST_WINDOW = 3_600;
    private static final int MONTH = 31 * RuleSet.DAY;
    private static final Map<String, TrafficRule> RULES = Arrays.stream(TrafficRule.values()).collect(Collectors.toMap(TrafficRule::key, r -> r));
    private static final Set<String> RESPONSES = Arrays.stream(TrafficRule.Response.values()).map(TrafficRule.Response::key).collect(Collectors.toSet());
    private static final Set<String> KINDS = Arrays.stream(ListKind.values()).map(ListKind::key).collect(Collectors.toSet());

    private final Check check = new Check();

    private RuleCheck() {
    }

    /** @throws io.plumbline.shared.Invalid with every fault */
    static void of(RuleSet rules) {
        RuleCheck own = new RuleCheck();
        own.responses("responses", rules.responses());
        rules.rates().forEach(own::rate);
        own.window("uniqueSeconds", rules.uniqueSeconds());
        own.range("regularGaps", rules.regularGaps(), 3, 1_000);
        own.range("clickConversions", rules.clickConversions(), 1, 100_000);
        own.check.that(rules.campaigns().size() <= MOST_OWNERS && rules.goals().size() <= MOST_OWNERS && rules.advertisers().size() <= MOST_OWNERS, "campaigns",
                "too-many", "At most " + MOST_OWNERS + " campaigns, goals and advertisers each.");
        rules.campaigns().forEach((id, campaign) -> own.campaign("campaigns/" + id, campaign));
        rules.goals().forEach((id, bounds) -> own.bounds("goals/" + id, bounds));
        rules.advertisers().forEach((id, blocked) -> own.blocked("advertisers/" + id, blocked));
        own.check.that(KINDS.containsAll(rules.lists().keySet()), "lists", "kind-unknown", "Lists are " + String.join(", ", KINDS) + ".");
        own.check.done();
    }

    private void responses(String field, Map<String, String> responses) {
        responses.forEach((rule, response) -> {
            check.that(RULES.containsKey(rule), field + "/" + rule, "rule-unknown", "There is no rule with this key.")
                    .that(RESPONSES.contains(response), field + "/" + rule, "response-unknown", "A rule makes invalid, suspect, or is off.");
            boolean tooHard = "invalid".equals(response) && Optional.ofNullable(RULES.get(rule)).filter(TrafficRule::mayOnlySuspect).isPresent();
            check.that(!tooHard, field + "/" + rule, "response-too-hard", "This rule is a guess; it may raise a suspicion only.");
        });
    }

    private void rate(String rule, RuleSet.Rate rate) {
        String field = "rates/" + rule;
        check.that(Optional.ofNullable(RULES.get(rule)).filter(TrafficRule::isRate).isPresent(), field, "rule-unknown", "There is no rate with this key.");
        range(field + "/limit", rate.limit(), 1, 1_000_000);
        range(field + "/seconds", rate.seconds(), 1, LONGEST_WINDOW);
    }

    private void campaign(String field, RuleSet.OfCampaign campaign) {
        responses(field + "/responses", campaign.responses());
        if (campaign.uniqueSeconds() != null) {
            window(field + "/uniqueSeconds", campaign.uniqueSeconds());
        }
    }

    private void bounds(String field, RuleSet.Bounds bounds) {
        long least = bounds.minSeconds() == null ? 0 : bounds.minSeconds();
        long most = bounds.maxSeconds() == null ? Integer.MAX_VALUE : bounds.maxSeconds();
        check.that(least >= 0 && least < most, field, "bounds-crossed", "The shorter time must be below the longer one, in seconds.");
    }

    private void blocked(String field, RuleSet.Blocked blocked) {
        networks(field + "/addresses", blocked.addresses());
        networks(field + "/internal", blocked.internal());
        texts(field + "/userAgents", blocked.userAgents(), SHORTEST_TEXT);
        texts(field + "/honeypots", blocked.honeypots(), 1);
        texts(field + "/subIds", blocked.subIds().stream().map(RuleSet.SubId::value).toList(), 1);
        check.that(blocked.subIds().stream().allMatch(id -> id.sub() >= 1 && id.sub() <= 10), field + "/subIds", "out-of-range", "Sub-ids are 1 to 10.");
    }

    private void networks(String field, List<String> texts) {
        check.that(texts.size() <= MOST_ENTRIES, field, "too-many", "At most " + MOST_ENTRIES + " entries.");
        texts.stream().filter(text -> Network.parse(text).filter(network -> !NetworksFile.isTooWide(network)).isEmpty()).findFirst()
                .ifPresent(text -> check.that(false, field, "network-malformed",
                        "Write addresses or networks such as 192.0.2.0/24, none wider than /8 or IPv6 /16: " + shortened(text)));
    }

    private void texts(String field, List<String> texts, int shortest) {
        check.that(texts.size() <= MOST_ENTRIES, field, "too-many", "At most " + MOST_ENTRIES + " entries.")
                .that(texts.stream().allMatch(text -> text != null && text.strip().length() >= shortest && text.length() <= LONGEST_TEXT), field, "text-length",
                        "Each has " + shortest + " to " + LONGEST_TEXT + " characters.");
    }

    private void window(String field, int seconds) {
        range(field, seconds, 1, MONTH);
    }

    private void range(String field, int value, int least, int most) {
        check.that(value >= least && value <= most, field, "out-of-range", "Between " + least + " and " + most + ".");
    }

    private static String shortened(String text) {
        return String.valueOf(text).substring(0, Math.min(60, String.valueOf(text).length()));
    }
}
