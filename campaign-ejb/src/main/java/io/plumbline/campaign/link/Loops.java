package io.plumbline.campaign.link;

import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.LinkPlan;
import io.plumbline.shared.Invalid;
import jakarta.persistence.EntityManager;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Our own links may lead to each other, but not in a circle. Asked of what is about to be committed; the edge counts hops besides,
 * because two people may close a circle in the same moment.
 */
public final class Loops {

    static final int MOST = 100;

    private final String own;
    private final Function<String, LinkPlan> plans;

    public Loops(EntityManager em, String baseUrl) {
        this(baseUrl, key -> new LinkPlans(em).byKey(key).orElse(null));
    }

    Loops(String baseUrl, Function<String, LinkPlan> plans) {
        this.own = baseUrl.toLowerCase(Locale.ROOT) + "/c/";
        this.plans = plans;
    }

    /** @throws Invalid code {@code fallback-loop} when the link leads back to itself */
    public void refuseLink(String key) {
        LinkPlan start = plans.apply(key);
        refuse(keys(start), plan -> plan.key().equals(key), "destinations");
    }

    /** @throws Invalid code {@code fallback-loop} when the campaign's fallback leads to a link of the campaign */
    public void refuseCampaign(UUID campaignId, String fallbackUrl) {
        refuse(keys(Stream.of(fallbackUrl)), plan -> plan.campaignId().equals(campaignId), "fallbackUrl");
    }

    private void refuse(List<String> from, Predicate<LinkPlan> closes, String field) {
        Deque<String> open = new ArrayDeque<>(from);
        Set<String> seen = new HashSet<>(from);
        while (!open.isEmpty()) {
            LinkPlan plan = plans.apply(open.pop());
            if (plan == null) {
                continue;
            }
            if (closes.test(plan)) {
                throw new Invalid(field, "fallback-loop", "Visitors would go round in a circle through our own link " + plan.key() + ".");
            }
            keys(plan).stream().filter(seen::add).forEach(open::push);
            if (seen.size() > MOST) {
                throw new Invalid(field, "fallback-too-long", "More than " + MOST + " of our own links lead on from here.");
            }
        }
    }

    private List<String> keys(LinkPlan plan) {
        return keys(Stream.concat(plan.destinations().stream().map(Destination::url),
                Stream.of(plan.linkFallback() == null ? "" : plan.linkFallback(), plan.campaignFallback() == null ? "" : plan.campaignFallback(), plan.homeUrl())));
    }

    private List<String> keys(Stream<String> addresses) {
        return new ArrayList<>(addresses.filter(Objects::nonNull).filter(a -> a.regionMatches(true, 0, own, 0, own.length()))
                .map(a -> a.substring(own.length()).split("[/?#]", 2)[0]).distinct().toList());
    }
}
