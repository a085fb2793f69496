package io.plumbline.tracking.importing;

import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.Goals;
import io.plumbline.campaign.api.Partner;
import io.plumbline.campaign.api.Partners;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What rows of one import refer to. Names are looked up once an import; the plan does not change under a file. */
final class Surroundings {

    /** Different names remembered; beyond it they are looked up each time. */
    private static final int REMEMBERED = 10_000;

    private final Work work;
    private final String currency;
    private final Instant latest;
    private final Campaigns campaigns;
    private final Partners partners;
    private final Goals goals;
    private final Map<String, Optional<UUID>> campaignIds = new HashMap<>();
    private final Map<String, Optional<UUID>> partnerIds = new HashMap<>();
    private final Map<String, Optional<String>> goalKeys = new HashMap<>();

    /** @param latest after which a time lies in the future */
    Surroundings(Work work, String currency, Instant latest, Campaigns campaigns, Partners partners, Goals goals) {
        this.work = work;
        this.currency = currency;
        this.latest = latest;
        this.campaigns = campaigns;
        this.partners = partners;
        this.goals = goals;
    }

    UUID importId() {
        return work.id();
    }

    UUID advertiserId() {
        return work.advertiserId();
    }

    /** Of amounts whose row names none. */
    String currency() {
        return currency;
    }

    Instant latest() {
        return latest;
    }

    Instant startedAt() {
        return work.createdAt();
    }

    UUID campaign(Row row, String column) {
        return known(row.text(column, 200), campaignIds, name -> campaigns.named(advertiserId(), name).map(Campaign::id),
                column, "campaign-unknown", asked -> "The advertiser has no campaign " + asked + ".");
    }

    UUID partner(Row row, String column) {
        return known(row.text(column, 200), partnerIds, name -> partners.named(name).map(Partner::id), column, "partner-unknown", asked -> "There is no partner " + asked + ".");
    }

    /** @param named key of the row's own goal, or null for the import's, or the advertiser's only one */
    String goal(String named, String column) {
        String key = named == null ? work.goal() : named;
        String found = known(key == null ? "" : key, goalKeys,
                asked -> (asked.isEmpty() ? goals.only(advertiserId()) : goals.find(advertiserId(), asked)).map(Goal::key),
                column, key == null ? "goal-missing" : "goal-unknown",
                asked -> key == null ? "The advertiser has not exactly one goal: name it in the row or with the import." : "The advertiser has no goal " + asked + ".");
        return found;
    }

    private static <V> V known(String name, Map<String, Optional<V>> seen, Function<String, Optional<V>> find, String column, String code,
            UnaryOperator<String> detail) {
        if (name == null) {
            return null;
        }
        Optional<V> found = seen.get(name);
        if (found == null) {
            found = find.apply(name);
            if (seen.size() < REMEMBERED) {
                seen.put(name, found);
            }
        }
        return found.orElseThrow(() -> new BadRow(column, code, detail.apply(name)));
    }
}
