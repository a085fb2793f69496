package io.plumbline.reporting.budget;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Campaigns that pause when their budget is used up. */
@ApplicationScoped
public class FullStops {

    static final int MOST = 1000;

    @Inject
    private EntityManager em;

    void ask(UUID campaign, String by, Instant now) {
        em.createNativeQuery("insert into reporting.budget_stop (campaign_id, asked_by, asked_at) values (:campaign, :by, :now) on conflict do nothing")
                .setParameter("campaign", campaign).setParameter("by", by).setParameter("now", now).executeUpdate();
    }

    void forget(UUID campaign) {
        em.createNativeQuery("delete from reporting.budget_stop where campaign_id = :campaign").setParameter("campaign", campaign).executeUpdate();
    }

    @SuppressWarnings("unchecked")
    List<UUID> all() {
        List<String> ids = em.createNativeQuery("select cast(campaign_id as varchar(36)) from reporting.budget_stop order by campaign_id", String.class).setMaxResults(MOST).getResultList();
        return ids.stream().map(UUID::fromString).toList();
    }

    /** First day of the period in which it was paused; empty while it is not. */
    Optional<LocalDate> stoppedFrom(UUID campaign) {
        return em.createNativeQuery("select stopped_from from reporting.budget_stop where campaign_id = :campaign and stopped_from is not null for update")
                .setParameter("campaign", campaign).getResultList().stream().findFirst().map(day -> day instanceof Date sql ? sql.toLocalDate() : (LocalDate) day);
    }

    void stopped(UUID campaign, LocalDate from) {
        em.createNativeQuery("update reporting.budget_stop set stopped_from = :from where campaign_id = :campaign").setParameter("from", from)
                .setParameter("campaign", campaign).executeUpdate();
    }

    void resumed(UUID campaign) {
        em.createNativeQuery("update reporting.budget_stop set stopped_from = null where campaign_id = :campaign").setParameter("campaign", campaign).executeUpdate();
    }
}
