package io.plumbline.tracking.cap;

import io.plumbline.campaign.api.LinkPlan;
import io.plumbline.campaign.api.PriceList;
import io.plumbline.campaign.api.PriceLists;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What partners earn with clicks, in memory. {@link CapWatch} keeps it up to date. */
@ApplicationScoped
public class Prices {

    @Inject
    private PriceLists lists;

    private record Pair(UUID campaign, UUID partner) {
    }

    private volatile Map<Pair, List<PriceList>> byPair = Map.of();
    private String version;

    public Prices() {
        // for the container
    }

    Prices(PriceLists lists) {
        this.lists = lists;
    }

    /** @return empty where no agreement applies */
    public Optional<PriceList> of(LinkPlan plan, Instant at) {
        return plan.partnerId() == null ? Optional.empty() : of(plan.campaignId(), plan.partnerId(), at);
    }

    Optional<PriceList> of(UUID campaign, UUID partner, Instant at) {
        for (PriceList list : byPair.getOrDefault(new Pair(campaign, partner), List.of())) {
            if (list.covers(at)) {
                return Optional.of(list);
            }
        }
        return Optional.empty();
    }

    void refresh(Instant now) {
        String latest = lists.version();
        if (latest.equals(version)) {
            return;
        }
        Map<Pair, List<PriceList>> next = new HashMap<>();
        lists.current(now).forEach(list -> next.computeIfAbsent(new Pair(list.campaignId(), list.partnerId()), pair -> new ArrayList<>(1)).add(list));
        byPair = next;
        version = latest;
    }
}
