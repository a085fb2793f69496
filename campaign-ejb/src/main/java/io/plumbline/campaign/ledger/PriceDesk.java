package io.plumbline.campaign.ledger;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.PriceList;
import io.plumbline.campaign.api.PriceLists;
import io.plumbline.campaign.api.Rate;
import io.plumbline.shared.Json;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Prices for the edge, which asks nobody while somebody clicks. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class PriceDesk implements PriceLists {

    private static final int MOST = 100_000;
    private static final TypeReference<List<Rate>> RATES = new TypeReference<>() {
    };

    @Inject
    private EntityManager em;

    public PriceDesk() {
        // for the container
    }

    PriceDesk(EntityManager em) {
        this.em = em;
    }

    @Override
    public String version() {
        Object[] counts = (Object[]) em.createNativeQuery("select (select count(*) from campaign.agreement), (select coalesce(sum(version), 0) from campaign.agreement),"
                + " (select count(*) from campaign.pub_partner_group), (select coalesce(sum(version), 0) from campaign.partner)").getSingleResult();
        return List.of(counts).toString();
    }

    @Override
    public List<PriceList> current(Instant now) {
        List<Object[]> rows = em.createQuery("select a.campaignId, a.partnerId, a.effectiveFrom, a.rates, p.currency from AgreementEntity a"
                + " join PartnerEntity p on p.id = a.partnerId where not exists (select 1 from AgreementEntity n where n.campaignId = a.campaignId"
                + " and n.partnerId = a.partnerId and n.effectiveFrom > a.effectiveFrom and n.effectiveFrom <= :now)"
                + " order by a.campaignId, a.partnerId, a.effectiveFrom", Object[].class).setParameter("now", now).setMaxResults(MOST).getResultList();
        Map<UUID, Set<String>> groups = groups();
        List<PriceList> lists = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Object[] row = rows.get(i);
            Object[] next = i + 1 < rows.size() && rows.get(i + 1)[0].equals(row[0]) && rows.get(i + 1)[1].equals(row[1]) ? rows.get(i + 1) : null;
            Beforehand known = new Beforehand(Json.read((String) row[3], RATES), (String) row[4], groups.getOrDefault((UUID) row[1], Set.of()));
            lists.add(new PriceList((UUID) row[0], (UUID) row[1], (Instant) row[2], next == null ? null : (Instant) next[2], known.currency(), known.clicks(), known.least()));
        }
        return lists;
    }

    @SuppressWarnings("unchecked")
    private Map<UUID, Set<String>> groups() {
        Map<UUID, Set<String>> groups = new HashMap<>();
        List<Object[]> rows = em.createNativeQuery("select cast(partner_id as varchar(36)), group_key from campaign.pub_partner_group").getResultList();
        rows.forEach(row -> groups.computeIfAbsent(UUID.fromString((String) row[0]), id -> new TreeSet<>()).add((String) row[1]));
        return groups;
    }
}
