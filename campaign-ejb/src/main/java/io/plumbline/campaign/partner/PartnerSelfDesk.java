package io.plumbline.campaign.partner;

import io.plumbline.campaign.api.PartnerSelf;
import io.plumbline.campaign.api.PartnerSelves;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

@Stateless
public class PartnerSelfDesk implements PartnerSelves {

    /** Addresses pass to others; a network seen longer ago says nothing. */
    private static final Duration KEPT = Duration.ofDays(180);
    private static final int MOST = 500;

    @Inject
    private EntityManager em;

    public PartnerSelfDesk() {
        // for the container
    }

    PartnerSelfDesk(EntityManager em) {
        this.em = em;
    }

    @Override
    public PartnerSelf of(UUID partnerId) {
        Set<String> names = texts("select login from campaign.user_account where partner_id = :partner order by login", partnerId);
        Set<String> emails = texts("select email from campaign.partner where id = :partner and email is not null", partnerId);
        names.stream().filter(name -> name.indexOf('@') > 0).forEach(emails::add);
        return new PartnerSelf(partnerId, emails, names, texts("select network from campaign.partner_network where partner_id = :partner order by seen_at desc", partnerId));
    }

    @Override
    public void seen(UUID partnerId, String address, Instant at) {
        PartnerSelf.network(address).ifPresent(network -> {
            int known = em.createNativeQuery("update campaign.partner_network set seen_at = :at where partner_id = :partner and network = :network")
                    .setParameter("at", at).setParameter("partner", partnerId).setParameter("network", network).executeUpdate();
            if (known == 0) {
                em.createNativeQuery("insert into campaign.partner_network (partner_id, network, seen_at) values (:partner, :network, :at) on conflict do nothing")
                        .setParameter("partner", partnerId).setParameter("network", network).setParameter("at", at).executeUpdate();
            }
            em.createNativeQuery("delete from campaign.partner_network where partner_id = :partner and seen_at < :old")
                    .setParameter("partner", partnerId).setParameter("old", at.minus(KEPT)).executeUpdate();
        });
    }

    @SuppressWarnings("unchecked")
    private Set<String> texts(String sql, UUID partnerId) {
        List<String> found = em.createNativeQuery(sql, String.class).setParameter("partner", partnerId).setMaxResults(MOST).getResultList();
        Set<String> plain = new HashSet<>();
        found.forEach(text -> plain.add(text.strip().toLowerCase(Locale.ROOT)));
        return plain;
    }
}
