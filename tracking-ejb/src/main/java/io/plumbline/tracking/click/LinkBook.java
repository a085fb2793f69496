package io.plumbline.tracking.click;

import io.plumbline.campaign.api.LinkPlan;
import io.plumbline.campaign.api.PlanChanged;
import io.plumbline.campaign.api.Plans;
import io.plumbline.tracking.store.InForce;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;

/**
 * Every link with all it hangs on, and every advertiser with the keys of its goals, in memory: what a click and an event of the tag are decided by. Complete, so that an unknown key needs no second look, and
 * kept when the database goes away. A change made here is in it before its caller is answered; one made by another node within a
 * second or so, by asking what has changed.
 */
@ApplicationScoped
public class LinkBook {

    private static final Logger LOG = System.getLogger(LinkBook.class.getName());

    @Inject
    private Plans plans;

    private volatile Map<String, LinkPlan> byKey = Map.of();
    private volatile Map<UUID, Set<String>> goals = Map.of();
    private Plans.Mark mark;
    private volatile ExecutorService refresher;
    private volatile boolean away;

    /** @return null when there is none */
    public LinkPlan find(String key) {
        return byKey.get(key);
    }

    /** @return empty for no advertiser of ours */
    public Optional<Set<String>> goals(UUID advertiserId) {
        return Optional.ofNullable(goals.get(advertiserId));
    }

    void refreshOn(ExecutorService executor) {
        refresher = executor;
    }

    /** Asks what has changed and takes it in. Does nothing but note it when the database is away. */
    synchronized void refresh() {
        try {
            Plans.News news = plans.since(mark);
            if (news.everything()) {
                Map<String, LinkPlan> all = new HashMap<>();
                news.plans().forEach(plan -> all.put(plan.key(), plan));
                byKey = all;
            } else if (!news.plans().isEmpty()) {
                Map<String, LinkPlan> next = new HashMap<>(byKey);
                news.plans().forEach(plan -> next.put(plan.key(), plan));
                byKey = next;
            }
            learn(news.everything() ? Map.of() : goals, news.goals());
            mark = news.mark();
            if (away) {
                away = false;
                LOG.log(Level.INFO, "Plans are followed again");
            }
        } catch (RuntimeException gone) {
            if (!away) {
                away = true;
                LOG.log(Level.WARNING, "Changed plans cannot be read for the moment; clicks go by those of before: " + gone);
            }
        }
    }

    private void learn(Map<UUID, Set<String>> before, Map<UUID, Set<String>> news) {
        if (before.isEmpty() || !news.isEmpty()) {
            Map<UUID, Set<String>> next = new HashMap<>(before);
            next.putAll(news);
            goals = next;
        }
    }

    /** Whoever has changed a plan finds it in force when told that it is changed. */
    void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) PlanChanged changed) {
        InForce.await(refresher, this::refresh, () -> true);
    }
}
