package io.plumbline.tracking.traffic;

import io.plumbline.tracking.api.RuleSet;
import io.plumbline.tracking.api.TrafficRule;
import io.plumbline.tracking.api.TrafficRule.Response;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A rule set with its lists, ready to judge: immutable, in memory, asks nobody. Flags, never drops; the first rule that makes
 * an event invalid is its reason, all that hit are kept.
 */
final class Screen {

    private static final RuleSet.Bounds UNBOUNDED = new RuleSet.Bounds(null, null);
    private static final int SUSPICIOUSLY_FAST = 2;
    private static final Map<TrafficRule, String> NOTHING = Map.of();

    private final int version;
    private final RuleSet rules;
    private final Agents agents;
    private final Networks dataCentres;
    private final Set<Integer> systems;
    private final Places places;
    private final Map<UUID, Blocking> blockings;
    private final TrafficRule[] usual;
    private final Map<UUID, TrafficRule[]> inForce;
    private final Verdict clean;

    Screen(int version, RuleSet rules, List<Agents.Line> agents, NetworksFile dataCentres, Places places) {
        this.version = version;
        this.rules = rules;
        this.agents = new Agents(agents);
        this.dataCentres = new Networks(dataCentres.networks());
        this.systems = dataCentres.systems();
        this.places = places;
        this.usual = inForce(rules, null);
        this.inForce = rules.campaigns().keySet().stream().collect(Collectors.toUnmodifiableMap(Function.identity(), campaign -> inForce(rules, campaign)));
        this.clean = new Verdict("valid", null, Verdict.NOTHING_APPLIES, List.of(), version);
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
        if (hits.isEmpty()) {
            return clean;
        }
        List<String> codes = hits.keySet().stream().map(TrafficRule::key).toList();
        Optional<Map.Entry<TrafficRule, String>> first = hits.entrySet().stream().filter(hit -> response.apply(hit.getKey()) == Response.INVALID).findFirst();
        if (first.isPresent()) {
            return new Verdict("invalid", first.get().getKey().key(), first.get().getValue(), codes, version);
        }
        return new Verdict("valid", null, "It counts, though it looks suspicious: " + hits.values().iterator().next(), codes, version);
    }

    /** In the order of the rules; what is switched off is not looked at. */
    private Map<TrafficRule, String> hits(Seen seen, Rates rates, Place place) {
        Map<TrafficRule, String> hits = NOTHING;
        Blocking blocking = blockings.getOrDefault(seen.advertiserId(), Blocking.NOTHING);
        for (TrafficRule rule : inForce.getOrDefault(seen.campaignId(), usual)) {
            String words = hit(rule, seen, rates, place, blocking);
            if (words != null) {
                hits = hits == NOTHING ? new EnumMap<>(TrafficRule.class) : hits;
                hits.put(rule, words);
            }
        }
        return hits;
    }

    private static TrafficRule[] inForce(RuleSet rules, UUID campaignId) {
        return Arrays.stream(TrafficRule.values()).filter(rule -> !rule.isAboutConversions() && rules.response(rule, campaignId) != Response.OFF).toArray(TrafficRule[]::new);
    }

    /** @return what speaks against the event, in words, or null */
    private String hit(TrafficRule rule, Seen seen, Rates rates, Place place, Blocking blocking) {
        return switch (rule) {
            case NO_USER_AGENT -> says((seen.userAgent() == null || seen.userAgent().isBlank()) && !seen.backEnd() && (!seen.isReplay() || seen.remembered().contains(rule.key())),
                    "The request had no user agent.");
            case ABSURD_USER_AGENT -> says(agents.isAbsurd(seen.userAgent()), "No program calls itself like this.");
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
            case RATE_VISITOR, RATE_USER_AGENT -> isAnonymous(seen) ? null : seen.isReplay() && seen.userAgent() == null ? remembered(rule, seen) : rate(rule, seen, rates);
            case RATE_ADDRESS, RATE_LINK -> isAnonymous(seen) ? null : rate(rule, seen, rates);
            case REGULAR_GAPS -> seen.isReplay() && seen.userAgent() == null ? remembered(rule, seen) : says(!isAnonymous(seen) && rates.beat(Key.of(5, seen.addressKey(), seen.userAgent(), seen.linkKey()), seen.at()) >= rules.regularGaps(),
                    "Clicks of one address and user agent come to a beat.");
            case REPLAYED_CLICK_ID -> replayed(seen, rates);
            case LANGUAGE_MISMATCH -> says(Signs.isForeign(seen.language(), seen.country()), "The browser asks for languages of other countries only.");
            case TIMEZONE_MISMATCH -> seen.isReplay() ? remembered(rule, seen) : null;
            case TOO_FAST, TOO_SLOW, CLICK_REUSED -> null;
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

    private String agent(Seen seen, Predicate<String> category, String words) {
        Agents.Line line = agents.find(seen.userAgent()).orElse(null);
        return line != null && category.test(line.category()) ? words + ": " + line.category() + ", " + line.pattern().pattern() + "." : null;
    }

    private String rate(TrafficRule rule, Seen seen, Rates rates) {
        long key = switch (rule) {
            case RATE_VISITOR -> Key.of(1, seen.addressKey(), seen.userAgent(), seen.linkKey());
            case RATE_ADDRESS -> Key.of(2, seen.addressKey());
            case RATE_USER_AGENT -> Key.of(3, seen.userAgent());
            default -> Key.of(4, seen.linkKey());
        };
        return rate(rule, rules, rates, key, seen.at());
    }

    static String rate(TrafficRule rule, RuleSet rules, Rates rates, long key, Instant at) {
        RuleSet.Rate rate = rules.rate(rule);
        int count = rates.count(key, at, rate.seconds());
        return count > rate.limit() ? count + " clicks " + of(rule) + " in " + rate.seconds() + " seconds; " + rate.limit() + " are allowed." : null;
    }

    private static String of(TrafficRule rule) {
        return switch (rule) {
            case RATE_VISITOR -> "of one address and user agent on one link";
            case RATE_ADDRESS -> "of one address";
            case RATE_USER_AGENT -> "with one user agent";
            default -> "on one link";
        };
    }

    /** Without consent no user agent is kept: programs that share an address cannot be told apart any more, and what was found when they came stands. */
    private static String remembered(TrafficRule rule, Seen seen) {
        return says(seen.remembered().contains(rule.key()), "Found when the click came.");
    }

    /** Behind a proxy that does not tell, and for a reporting server, everybody has one address. */
    private static boolean isAnonymous(Seen seen) {
        return seen.backEnd() || seen.address() == null || seen.address().isPrivate();
    }

    private static String replayed(Seen seen, Rates rates) {
        boolean others = false;
        for (Map.Entry<String, String> id : seen.clickIds().entrySet()) {
            others |= rates.isOthers(Key.of(6, seen.advertiserId(), id.getKey(), id.getValue()), Key.of(7, seen.addressKey(), seen.userAgent()));
        }
        return says(others, "Another visitor came with this click id before.");
    }

    private static String says(boolean hit, String words) {
        return hit ? words : null;
    }
}
