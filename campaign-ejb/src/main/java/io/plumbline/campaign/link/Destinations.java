package io.plumbline.campaign.link;

import io.plumbline.campaign.api.Destination;
import io.plumbline.shared.Invalid;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where links lead. A destination keeps its id for as long as its clicks shall be counted together. */
final class Destinations {

    private final EntityManager em;

    Destinations(EntityManager em) {
        this.em = em;
    }

    Map<UUID, List<Destination>> of(Collection<UUID> links) {
        return links.isEmpty() ? Map.of() : em.createQuery("select d from DestinationEntity d where d.linkId in :links and d.retired = false"
                        + " order by d.linkId, d.position", DestinationEntity.class).setParameter("links", links).getResultList().stream()
                .collect(Collectors.groupingBy(DestinationEntity::linkId, LinkedHashMap::new,
                        Collectors.mapping(DestinationEntity::record, Collectors.toList())));
    }

    void add(UUID link, List<Destination> sound) {
        for (int i = 0; i < sound.size(); i++) {
            em.persist(new DestinationEntity(link, i, sound.get(i)));
        }
    }

    /** What is named by id, or leads to the same address, stays the same destination; what is not named any more retires. */
    void replace(UUID link, List<Destination> sound) {
        List<DestinationEntity> present = new ArrayList<>(em.createQuery("select d from DestinationEntity d where d.linkId = :link"
                + " order by d.retired, d.position", DestinationEntity.class).setParameter("link", link).getResultList());
        DestinationEntity[] chosen = new DestinationEntity[sound.size()];
        for (int i = 0; i < chosen.length; i++) {
            if (sound.get(i).id() != null) {
                chosen[i] = byId(present, sound.get(i).id(), i);
                present.remove(chosen[i]);
            }
        }
        for (int i = 0; i < chosen.length; i++) {
            if (chosen[i] == null) {
                chosen[i] = sameAddress(present, sound.get(i));
                present.remove(chosen[i]);
            }
            if (chosen[i] == null) {
                em.persist(new DestinationEntity(link, i, sound.get(i)));
            } else {
                chosen[i].take(i, sound.get(i));
            }
        }
        present.forEach(DestinationEntity::retire);
    }

    private static DestinationEntity byId(List<DestinationEntity> present, UUID id, int position) {
        return present.stream().filter(d -> d.id().equals(id)).findFirst().orElseThrow(() ->
                new Invalid("destinations/" + position + "/id", "destination-unknown", "This link has no such destination; leave the id out for a new one."));
    }

    private static DestinationEntity sameAddress(List<DestinationEntity> present, Destination wanted) {
        return present.stream().filter(d -> same(d.record(), wanted)).findFirst().orElse(null);
    }

    private static boolean same(Destination present, Destination wanted) {
        return present.url().equals(wanted.url()) && Objects.equals(present.name(), wanted.name()) && present.when().equals(wanted.when())
                && present.priority().equals(wanted.priority());
    }
}
