package io.plumbline.campaign.link;

import io.plumbline.campaign.api.LinkPlan;
import io.plumbline.campaign.api.Plans;
import io.plumbline.shared.Ids;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Follows the audit trail: whatever is planned differently leaves an entry there, in the transaction of the change. Entries may
 * become visible after younger ones, so the last two minutes, longer than any transaction may take, are looked at again each time.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class PlanDesk implements Plans {

    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(2);
    private static final String WORKSPACE = "workspace";
    private static final String ADVERTISER = "advertiser";
    private static final String GOAL = "goal";
    private static final String GOALS = "select a.id, g.key from AdvertiserEntity a left join GoalEntity g on g.advertiserId = a.id";
    /** Which links follow from what has changed. */
    private static final Map<String, String> LINKS = Map.of("link", "l.id in :ids", "campaign", "l.campaignId in :ids", "partner", "l.partnerId in :ids",
            ADVERTISER, "l.advertiserId in :ids", "experiment", "l.id in (select x.linkId from ExperimentEntity x where x.id in :ids)");
    /** Beyond it, reading everything is quicker. */
    private static final int MOST_CHANGES = 100;

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;

    @Override
    public News since(Mark mark) {
        Instant now = clock.instant();
        UUID next = Ids.least(now.minus(LONGEST_TRANSACTION));
        List<Object[]> recent = em.createQuery("select e.id, e.subjectType, e.subjectId from AuditEntity e where e.id > :since and e.subjectType in :types", Object[].class)
                .setParameter("since", mark == null ? next : mark.since()).setParameter("types", types()).getResultList();
        Set<UUID> seen = new HashSet<>();
        Map<String, Set<UUID>> changed = new HashMap<>();
        int changes = 0;
        for (Object[] row : recent) {
            seen.add((UUID) row[0]);
            if (mark != null && !mark.seen().contains((UUID) row[0])) {
                changed.computeIfAbsent((String) row[1], type -> new HashSet<>()).add((UUID) row[2]);
                changes++;
            }
        }
        Mark reached = new Mark(next, seen);
        if (mark == null || changed.containsKey(WORKSPACE) || changes > MOST_CHANGES) {
            return new News(true, new LinkPlans(em).all(), goals(em.createQuery(GOALS, Object[].class).getResultList()), reached);
        }
        Set<LinkPlan> plans = new HashSet<>();
        Set<UUID> goals = changed.getOrDefault(GOAL, Set.of());
        changed.remove(GOAL);
        changed.forEach((type, ids) -> plans.addAll(new LinkPlans(em).where(LINKS.get(type), ids)));
        return new News(false, List.copyOf(plans), goals(changed.getOrDefault(ADVERTISER, Set.of()), goals), reached);
    }

    private Map<UUID, Set<String>> goals(Set<UUID> advertisers, Set<UUID> changed) {
        Set<UUID> whose = new HashSet<>(advertisers);
        if (!changed.isEmpty()) {
            whose.addAll(em.createQuery("select g.advertiserId from GoalEntity g where g.id in :ids", UUID.class).setParameter("ids", changed).getResultList());
        }
        return whose.isEmpty() ? Map.of() : goals(em.createQuery(GOALS + " where a.id in :ids", Object[].class).setParameter("ids", whose).getResultList());
    }

    private static Map<UUID, Set<String>> goals(List<Object[]> rows) {
        Map<UUID, Set<String>> goals = new HashMap<>();
        for (Object[] row : rows) {
            Set<String> keys = goals.computeIfAbsent((UUID) row[0], advertiser -> new HashSet<>());
            if (row[1] != null) {
                keys.add((String) row[1]);
            }
        }
        return goals;
    }

    private static Set<String> types() {
        Set<String> types = new HashSet<>(LINKS.keySet());
        types.add(GOAL);
        types.add(WORKSPACE);
        return types;
    }
}
