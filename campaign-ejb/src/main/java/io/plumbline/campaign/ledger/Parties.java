package io.plumbline.campaign.ledger;

import jakarta.persistence.EntityManager;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What money needs to know of advertisers and partners. */
final class Parties {

    private final EntityManager em;

    Parties(EntityManager em) {
        this.em = em;
    }

    ZoneId zoneOf(UUID advertiserId) {
        return ZoneId.of(one("select time_zone from campaign.pub_advertiser where id = :id", advertiserId));
    }

    String currencyOf(UUID partnerId) {
        return one("select cast(currency as varchar(3)) from campaign.pub_partner where id = :id", partnerId);
    }

    String channelOf(UUID campaignId) {
        return one("select channel from campaign.pub_campaign where id = :id", campaignId);
    }

    @SuppressWarnings("unchecked")
    Set<String> groupsOf(UUID partnerId) {
        return new TreeSet<>((List<String>) em.createNativeQuery("select group_key from campaign.pub_partner_group where partner_id = :id", String.class)
                .setParameter("id", partnerId).getResultList());
    }

    Map<UUID, String> names(Collection<UUID> ids) {
        Map<UUID, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            names("select cast(id as varchar(36)), name from campaign.pub_advertiser where id in (:ids)", ids, names);
            names("select cast(id as varchar(36)), name from campaign.pub_partner where id in (:ids)", ids, names);
        }
        return names;
    }

    private String one(String sql, UUID id) {
        return (String) em.createNativeQuery(sql, String.class).setParameter("id", id).getSingleResult();
    }

    @SuppressWarnings("unchecked")
    private void names(String sql, Collection<UUID> ids, Map<UUID, String> names) {
        List<Object[]> rows = em.createNativeQuery(sql).setParameter("ids", ids).getResultList();
        rows.forEach(row -> names.put(UUID.fromString((String) row[0]), (String) row[1]));
    }
}
