package io.plumbline.campaign.landing;

import io.plumbline.campaign.api.LandingDoor;
import io.plumbline.campaign.api.LandingDoor.Seen;
import io.plumbline.campaign.api.LandingPages.Figures;
import io.plumbline.shared.Keyed;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.LocalDate;
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

    void add(LandingDoor.Tally seen) {
        int slot = ThreadLocalRandom.current().nextInt(SLOTS);
        if (more(seen, slot) == 0) {
            bound("insert into campaign.landing_count (page_id, number, day_on, kind, slot, times) select id, cast(:number as integer), cast(:day as date), cast(:kind as varchar(16)),"
                    + " cast(:slot as integer), 0 from campaign.landing_page where id = :page on conflict do nothing", seen, slot).executeUpdate();
            more(seen, slot);
        }
    }

    private int more(LandingDoor.Tally seen, int slot) {
        return bound("update campaign.landing_count set times = times + :times where page_id = :page and number = :number and day_on = :day and kind = :kind and slot = :slot",
                seen, slot).setParameter("times", seen.times()).executeUpdate();
    }

    private Query bound(String sql, LandingDoor.Tally seen, int slot) {
        return em.createNativeQuery(sql).setParameter("page", seen.pageId()).setParameter("number", seen.number()).setParameter("day", seen.day())
                .setParameter("kind", seen.what().key()).setParameter("slot", slot);
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
