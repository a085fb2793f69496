package io.plumbline.campaign.link;

import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.LinkPlan;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.api.RunningExperiment;
import io.plumbline.campaign.experiment.Running;
import io.plumbline.shared.Keyed;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** All that a click needs to know of a link; a row a destination. */
final class LinkPlans {

    private static final String SELECT = "select l.id, l.key, l.status, l.creativeId, l.fallbackUrl,"
            + " c.id, c.name, c.status, c.channel, c.startsOn, c.endsOn, c.fallbackUrl, p.id, p.name, p.status,"
            + " a.id, a.currency, a.timeZone, a.homeUrl, a.domains, d.id, d.url, d.weight, d.conditions, d.name,"
            + " d.priority, d.from, d.until"
            + " from LinkEntity l join CampaignEntity c on c.id = l.campaignId join AdvertiserEntity a on a.id = l.advertiserId"
            + " left join PartnerEntity p on p.id = l.partnerId"
            + " left join DestinationEntity d on d.linkId = l.id and d.retired = false where ";

    private static final int LINKS_A_QUERY = 1_000;

    private final EntityManager em;

    LinkPlans(EntityManager em) {
        this.em = em;
    }

    Optional<LinkPlan> byKey(String key) {
        return ask("l.key = :it", key);
    }

    Optional<LinkPlan> byId(UUID id) {
        return ask("l.id = :it", id);
    }

    List<LinkPlan> all() {
        return plans(em.createQuery(SELECT + "1 = 1 order by l.id, d.position", Object[].class).getResultList());
    }

    /** @param condition on the link, with the parameter {@code :ids} */
    List<LinkPlan> where(String condition, Collection<UUID> ids) {
        return plans(em.createQuery(SELECT + condition + " order by l.id, d.position", Object[].class).setParameter("ids", ids).getResultList());
    }

    private List<LinkPlan> plans(List<Object[]> rows) {
        Map<UUID, List<Object[]>> byLink = rows.stream().collect(Collectors.groupingBy(row -> (UUID) row[0], LinkedHashMap::new, Collectors.toList()));
        List<UUID> links = List.copyOf(byLink.keySet());
        List<LinkPlan> plans = new ArrayList<>(links.size());
        for (int from = 0; from < links.size(); from += LINKS_A_QUERY) {
            List<UUID> some = links.subList(from, Math.min(from + LINKS_A_QUERY, links.size()));
            Map<UUID, RunningExperiment> experiments = Running.on(em, some);
            some.forEach(link -> plans.add(plan(byLink.get(link).get(0), destinations(byLink.get(link)), experiments.get(link))));
        }
        return plans;
    }

    private Optional<LinkPlan> ask(String condition, Object value) {
        List<Object[]> rows = em.createQuery(SELECT + condition + " order by d.position", Object[].class).setParameter("it", value)
                .setMaxResults(LinkRules.MAX_DESTINATIONS).getResultList();
        return rows.isEmpty() ? Optional.empty() : Optional.of(plan(rows.get(0), destinations(rows), experiment((UUID) rows.get(0)[0])));
    }

    private RunningExperiment experiment(UUID link) {
        return Running.on(em, List.of(link)).get(link);
    }

    private static LinkPlan plan(Object[] r, List<Destination> destinations, RunningExperiment experiment) {
        String domains = (String) r[19];
        return new LinkPlan((UUID) r[0], (String) r[1], status(r[2]), (String) r[3], destinations, (String) r[4],
                (UUID) r[5], (String) r[6], status(r[7]), (String) r[8], (LocalDate) r[9], (LocalDate) r[10], (String) r[11],
                (UUID) r[12], (String) r[13], status(r[14]), (UUID) r[15], (String) r[16], (String) r[17], (String) r[18],
                domains.isEmpty() ? List.of() : List.of(domains.split(" ")), experiment);
    }

    private static List<Destination> destinations(List<Object[]> rows) {
        return rows.stream().filter(r -> Objects.nonNull(r[20]))
                .map(r -> DestinationEntity.record((UUID) r[20], (String) r[21], (Integer) r[22], (String) r[23], (String) r[24],
                        (Integer) r[25], (Instant) r[26], (Instant) r[27])).toList();
    }

    private static PlanStatus status(Object key) {
        return key == null ? null : Keyed.of(PlanStatus.class, "status", (String) key);
    }
}
