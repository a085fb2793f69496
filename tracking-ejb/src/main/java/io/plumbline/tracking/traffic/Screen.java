package io.plumbline.tracking.traffic;

import io.plumbline.tracking.api.RuleSet;
import io.plumbline.tracking.api.TrafficRule;
import io.plumbline.tracking.api.TrafficRule.Response;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A rule set with its lists, ready to judge: immutable, in memory, asks nobody. Flags, never drops; the first rule that makes
 * an event invalid is its reason, all that hit are kept.
 */
final class Screen {

    private static final RuleSet.Bounds UNBOUNDED = new RuleSet.Bounds(null, null);
    private static final int SUSPICIOUSLY_FAST = 2;

    private final int version;
    private final RuleSet rules;
    private final Agents agents;
    private final Networks dataCentres;
    private final Set<Integer> systems;
    private final Places places;
    private final Map<UUID, Blocking> blockings;

    Screen(int version, RuleSet rules, List<Agents.Line> agents, NetworksFile dataCentres, Places places) {
        this.version = version;
        this.rules = rules;
        this.agents = new Agents(agents);
        this.dataCentres = new Networks(dataCentres.networks());
        this.systems = dataCentres.systems();
        this.places = places;
        this.blockings = rules.advertisers().entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Blocking.of(e.getValue())));
    }

    int version() {
        return version;
    }

    RuleSet rules() {
        return rules;
    }

    Places places() {
        return places;
    }

    Verdict judge(Seen seen, Rates rates, Place place) {
        return verdict(hits(seen, rates, place), rule -> rule.mayOnlySuspect() ? Response.SUSPECT : rules.response(rule, seen.campaignId()));
    }

    private Verdict verdict(Map<TrafficRule, String> hits, Function<TrafficRule, Response> response) {
        List<String> codes = hits.keySet().stream().map(TrafficRule::key).toList();
        Optional<Map.Entry<TrafficRule, String>> first = hits.entrySet().stream().filter(hit -> response.apply(hit.getKey()) == Response.INVALID).findFirst();
        if (first.isPresent()) {
            return new Verdict("invalid", first.get().getKey().key(), first.get().getValue(), codes, version);
        }
        String words = codes.isEmpty() ? "No rule for invalid traffic applies." : "It counts, though it looks suspicious: " + hits.values().iterator().next();
        return new Verdict("valid", null, words, codes, version);
    }

    /** In the order of the rules; what is switched off is not looked at. */
    private Map<TrafficRule, String> hits(Seen seen, Rates rates, Place place) {
        Map<TrafficRule, String> hits = new EnumMap<>(TrafficRule.class);
        for (TrafficRule rule : TrafficRule.values()) {
            if (!rule.isAboutConversions() && rules.response(rule, seen.campaignId()) != Response.OFF) {
                hit(rule, seen, rates, place).ifPresent(words -> hits.put(rule, words));
            }
        }
        return hits;
    }

    private Optional<String> hit(TrafficRule rule, Seen seen, Rates rates, Place place) {
        Blocking blocking = blockings.getOrDefault(seen.advertiserId(), Blocking.NOTHING);
        return switch (rule) {
            case NO_USER_AGENT -> says((seen.userAgent() == null || seen.userAgent().isBlank()) && !seen.backEnd(), "The request had no user agent.");
            case ABSURD_USER_AGENT -> says(Signs.isAbsurd(seen.userAgent()), "No program calls itself like this.");
            case PREFETCH -> says(Signs.isPrefetch(seen.purpose()) || seen.isReplay() && seen.remembered().contains(rule.key()),
                    "A browser fetched the page ahead of time; it counts when the landing page confirms the visit.");
            case DECLARED_CRAWLER -> agent(seen, category -> !category.equals(Agents.PREVIEW) && !category.equals(Agents.HTTP_LIBRARY), "The user agent is on the list of crawlers");
            case LINK_PREVIEW -> agent(seen, Agents.PREVIEW::equals, "The user agent looks at links for a preview");
            case HTTP_LIBRARY -> agent(seen, Agents.HTTP_LIBRARY::equals, "The user agent is a library");
            case LINK_SCANNER -> says(Signs.isScanner(seen.referrer()), "The request came from a service that checks links.");
            case DATA_CENTRE -> says(!seen.backEnd() && (seen.isIn(dataCentres, rule.key()) || place.system() != null && systems.contains(place.system())),
                    "The address belongs to a data centre.");
            case BLOCKED_ADDRESS -> says(seen.isIn(blocking.addresses(), rule.key()), "The advertiser blocks this address.");
            case INTERNAL -> says(seen.isIn(blocking.internal(), rule.key()), "The address is the advertiser's own.");
            case BLOCKED_USER_AGENT -> says(blocking.blocksAgent(seen.userAgent()), "The advertiser blocks this user agent.");
            case BLOCKED_SUB_ID -> says(blocking.blocksSub(seen.partnerId(), seen.subs()), "The advertiser does not pay for this sub-id.");
            case HONEYPOT -> says(blocking.honeypots().contains(seen.linkKey()), "People cannot see this link.");
            case RATE_VISITOR -> rate(rule, seen, rates, Key.of(1, seen.addressKey(), seen.userAgent(), seen.linkKey()), "of one address and user agent on one link");
            case RATE_ADDRESS -> rate(rule, seen, rates, Key.of(2, seen.addressKey()), "of one address");
            case RATE_USER_AGENT -> rate(rule, seen, rates, Key.of(3, seen.userAgent()), "with one user agent");
            case RATE_LINK -> rate(rule, seen, rates, Key.of(4, seen.linkKey()), "on one link");
            case REGULAR_GAPS -> says(!isAnonymous(seen) && rates.beat(Key.of(5, seen.addressKey(), seen.userAgent(), seen.linkKey()), seen.at()) >= rules.regularGaps(),
                    "Clicks of one address and user agent come to a beat.");
            case REPLAYED_CLICK_ID -> replayed(seen, rates);
            case LANGUAGE_MISMATCH -> says(Signs.isForeign(seen.language(), seen.country()), "The browser asks for languages of other countries only.");
            case TOO_FAST, TOO_SLOW, CLICK_REUSED -> Optional.empty();
        };
    }

    Verdict judge(Pace pace) {
        Map<TrafficRule, String> hits = new EnumMap<>(TrafficRule.class);
        RuleSet.Bounds bounds = rules.goals().getOrDefault(pace.goalId(), UNBOUNDED);
        long millis = pace.between().toMillis();
        if (millis >= 0 && millis < 1000L * (bounds.minSeconds() == null ? SUSPICIOUSLY_FAST : bounds.minSeconds())) {
            hits.put(TrafficRule.TOO_FAST, "Only " + millis + " ms lie between touch and conversion.");
        }
        if (bounds.maxSeconds() != null && millis > 1000L * bounds.maxSeconds()) {
            hits.put(TrafficRule.TOO_SLOW, millis / 1000 + " seconds lie between touch and conversion; the goal allows " + bounds.maxSeconds() + ".");
        }
        if (pace.others() >= rules.clickConversions()) {
            hits.put(TrafficRule.CLICK_REUSED, "The click has " + pace.others() + " conversions of this goal already.");
        }
        hits.keySet().removeIf(rule -> response(rule, pace) == Response.OFF);
        return verdict(hits, rule -> response(rule, pace));
    }

    /** Bounds that somebody has set for a goal are meant; the usual one only raises a suspicion. */
    private Response response(TrafficRule rule, Pace pace) {
        RuleSet.Bounds bounds = rules.goals().getOrDefault(pace.goalId(), UNBOUNDED);
        boolean meant = rule == TrafficRule.TOO_FAST && bounds.minSeconds() != null || rule == TrafficRule.TOO_SLOW && bounds.maxSeconds() != null;
        return meant && !rules.says(rule, pace.campaignId()) ? Response.INVALID : rules.response(rule, pace.campaignId());
    }

    private Optional<String> agent(Seen seen, java.util.function.Predicate<String> category, String words) {
        return agents.find(seen.userAgent()).filter(line -> category.test(line.category()))
                .map(line -> words + ": " + line.category() + ", " + line.pattern().pattern() + ".");
    }

    private Optional<String> rate(TrafficRule rule, Seen seen, Rates rates, long key, String words) {
        if (isAnonymous(seen)) {
            return Optional.empty();
        }
        RuleSet.Rate rate = rules.rate(rule);
        int count = rates.count(key, seen.at(), rate.seconds());
        return says(count > rate.limit(), count + " clicks " + words + " in " + rate.seconds() + " seconds; " + rate.limit() + " are allowed.");
    }

    /** Behind a proxy that does not tell, and for a reporting server, everybody has one address. */
    private static boolean isAnonymous(Seen seen) {
        return seen.backEnd() || seen.address() == null || seen.address().isPrivate();
    }

    private static Optional<String> replayed(Seen seen, Rates rates) {
        boolean others = false;
        for (Map.Entry<String, String> id : seen.clickIds().entrySet()) {
            others |= rates.isOthers(Key.of(6, seen.advertiserId(), id.getKey(), id.getValue()), Key.of(7, seen.addressKey(), seen.userAgent()));
        }
        return says(others, "Another visitor came with this click id before.");
    }

    private static Optional<String> says(boolean hit, String words) {
        return hit ? Optional.of(words) : Optional.empty();
    }
}
