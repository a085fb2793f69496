package io.plumbline.reporting.overview;

import io.plumbline.shared.Ids;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the published views say, within one advertiser or all. Ids are read as text: H2 hands out a uuid of a native query as bytes. */
final class Evidence {

    private static final int MOST = 5;
    private static final int CAMPAIGNS = 50;
    /** Clocks of nodes differ. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final EntityManager em;
    private final UUID advertiser;
    private final Instant today;

    record Named(UUID id, String name) {
    }

    record Planned(UUID id, String name, String targets, String currency) {
    }

    Evidence(EntityManager em, UUID advertiser, Instant today) {
        this.em = em;
        this.advertiser = advertiser;
        this.today = today;
    }

    long refusedPostbacks(int days) {
        return number(scoped("select count(*) from tracking.pub_postback where outcome in ('refused', 'rejected') and at >= :since", "advertiser_id"), days);
    }

    long deadPostbacks(int days) {
        return number(scoped("select count(*) from tracking.pub_delivery where state = 'dead' and created_at >= :since", "advertiser_id"), days);
    }

    /** Of the newest run that came to its end. @return empty for who may see one advertiser only */
    @SuppressWarnings("unchecked")
    List<String> brokenAudit() {
        List<Object[]> newest = advertiser != null ? List.of() : em.createNativeQuery("select status, cast(begun_at as varchar(40)) from reporting.audit_run"
                + " where status in ('ok', 'broken') order by begun_at desc").setMaxResults(1).getResultList();
        return newest.stream().filter(run -> run[0].equals("broken")).map(run -> ((String) run[1]).substring(0, 16)).toList();
    }

    long rejectedImportRows(int days) {
        return number(scoped("select coalesce(sum(rejected), 0) from tracking.pub_import where created_at >= :since", "advertiser_id"), days);
    }

    long conversionsPendingFor(int days) {
        return number(scoped("select count(*) from tracking.pub_conversion where status = 'pending' and occurred_at < :since", "advertiser_id"), days);
    }

    List<Named> activeCampaignsWithoutLink() {
        return named(scoped("select cast(c.id as varchar), c.name from campaign.pub_campaign c where c.status = 'active'"
                + " and not exists (select 1 from campaign.pub_link l where l.campaign_id = c.id)", "c.advertiser_id") + " order by c.name");
    }

    List<Named> activeLinksSilentFor(int days) {
        Query query = bind(em.createNativeQuery(scoped("select cast(l.id as varchar), l.name from campaign.pub_link l join campaign.pub_campaign c on c.id = l.campaign_id"
                + " where l.status = 'active' and c.status = 'active'"
                + " and exists (select 1 from tracking.pub_click k where k.link_id = l.id)"
                + " and not exists (select 1 from tracking.pub_click k where k.link_id = l.id and k.id >= cast(:oldest as uuid) and k.at >= :since)", "c.advertiser_id") + " order by l.name"));
        // Ids begin with the time they were made: clicks of before are not looked through, however many there are.
        return named(since(query, days).setParameter("oldest", Ids.least(today.minus(Duration.ofDays(days)).minus(SLACK)).toString()));
    }

    @SuppressWarnings("unchecked")
    List<String> currenciesWithoutRate() {
        return bind(em.createNativeQuery(scoped("select distinct cast(s.currency as varchar) from reporting.slice s where s.currency is not null and s.currency <> 'EUR'"
                + " and not exists (select 1 from campaign.pub_fx_rate r where s.currency in (r.base, r.quote))"
                + " and exists (select 1 from reporting.slice o where o.currency <> s.currency)", "s.advertiser_id"))).setMaxResults(MOST).getResultList();
    }

    @SuppressWarnings("unchecked")
    List<Planned> activeCampaignsWithTargets() {
        List<Object[]> rows = bind(em.createNativeQuery(scoped("select cast(c.id as varchar), c.name, c.targets, cast(a.currency as varchar) from campaign.pub_campaign c"
                + " join campaign.pub_advertiser a on a.id = c.advertiser_id where c.status = 'active' and c.targets <> '[]'", "c.advertiser_id")
                + " order by c.id desc")).setMaxResults(CAMPAIGNS).getResultList();
        return rows.stream().map(r -> new Planned(UUID.fromString((String) r[0]), (String) r[1], (String) r[2], (String) r[3])).toList();
    }

    boolean any(String view, String advertiserColumn) {
        String where = advertiser == null ? "" : " where " + advertiserColumn + " = :advertiser";
        return !bind(em.createNativeQuery("select 1 from " + view + where)).setMaxResults(1).getResultList().isEmpty();
    }

    boolean anyAtAll(String view) {
        return !em.createNativeQuery("select 1 from " + view).setMaxResults(1).getResultList().isEmpty();
    }

    boolean anyLink() {
        return !bind(em.createNativeQuery(scoped("select 1 from campaign.pub_link l join campaign.pub_campaign c on c.id = l.campaign_id where 1 = 1", "c.advertiser_id")))
                .setMaxResults(1).getResultList().isEmpty();
    }

    boolean anyClick() {
        return !bind(em.createNativeQuery(scoped("select 1 from campaign.pub_link l join campaign.pub_campaign c on c.id = l.campaign_id"
                + " where exists (select 1 from tracking.pub_click k where k.link_id = l.id)", "c.advertiser_id"))).setMaxResults(1).getResultList().isEmpty();
    }

    private long number(String sql, int days) {
        return ((Number) since(bind(em.createNativeQuery(sql)), days).getSingleResult()).longValue();
    }

    private List<Named> named(String sql) {
        return named(bind(em.createNativeQuery(sql)));
    }

    @SuppressWarnings("unchecked")
    private static List<Named> named(Query query) {
        List<Object[]> rows = query.setMaxResults(MOST).getResultList();
        return rows.stream().map(r -> new Named(UUID.fromString((String) r[0]), (String) r[1])).toList();
    }

    private String scoped(String sql, String advertiserColumn) {
        return advertiser == null ? sql : sql + " and " + advertiserColumn + " = :advertiser";
    }

    private Query bind(Query query) {
        return advertiser == null ? query : query.setParameter("advertiser", advertiser);
    }

    private Query since(Query query, int days) {
        return query.setParameter("since", today.minus(Duration.ofDays(days)));
    }
}
