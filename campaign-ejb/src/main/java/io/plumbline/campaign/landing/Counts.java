package io.plumbline.campaign.landing;

import io.plumbline.campaign.api.LandingDoor.Seen;
import io.plumbline.campaign.api.LandingPages.Figures;
import io.plumbline.shared.Keyed;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** How often a page was seen, by day. In slots: visitors who come at once seldom meet at one row. */
final class Counts {

    private static final int SLOTS = 16;
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private final EntityManager em;

    Counts(EntityManager em) {
        this.em = em;
    }

    void add(UUID pageId, int number, Seen what, Instant at) {
        int slot = ThreadLocalRandom.current().nextInt(SLOTS);
        if (more(pageId, number, what, at, slot) == 0) {
            bound("insert into campaign.landing_count (page_id, number, day_on, kind, slot, times) values (:page, :number, :day, :kind, :slot, 0) on conflict do nothing",
                    pageId, number, what, at, slot);
            more(pageId, number, what, at, slot);
        }
    }

    private int more(UUID pageId, int number, Seen what, Instant at, int slot) {
        return bound("update campaign.landing_count set times = times + 1 where page_id = :page and number = :number and day_on = :day and kind = :kind and slot = :slot",
                pageId, number, what, at, slot);
    }

    private int bound(String sql, UUID pageId, int number, Seen what, Instant at, int slot) {
        return em.createNativeQuery(sql).setParameter("page", pageId).setParameter("number", number).setParameter("day", at.atZone(ZoneOffset.UTC).toLocalDate())
                .setParameter("kind", what.key()).setParameter("slot", slot).executeUpdate();
    }

    Figures of(UUID pageId, Integer number, LocalDate from, LocalDate to) {
        List<?> rows = em.createNativeQuery("select kind, cast(sum(times) as bigint) from campaign.landing_count where page_id = :page and day_on between :from and :to"
                + " and number between :least and :most group by kind").setParameter("page", pageId).setParameter("from", from == null ? FIRST : from)
                .setParameter("to", to == null ? LAST : to).setParameter("least", number == null ? 1 : number)
                .setParameter("most", number == null ? Integer.MAX_VALUE : number).getResultList();
        Map<Seen, Long> sums = new EnumMap<>(Seen.class);
        for (Object row : rows) {
            Object[] cells = (Object[]) row;
            sums.put(Keyed.of(Seen.class, "kind", cells[0].toString()), ((Number) cells[1]).longValue());
        }
        return new Figures(sums.getOrDefault(Seen.VIEW, 0L), sums.getOrDefault(Seen.SUBMISSION, 0L), sums.getOrDefault(Seen.TURNED_AWAY, 0L), sums.getOrDefault(Seen.MACHINE_VIEW, 0L));
    }
}
