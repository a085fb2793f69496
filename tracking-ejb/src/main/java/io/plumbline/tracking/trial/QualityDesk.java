package io.plumbline.tracking.trial;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.tracking.api.TrafficQuality;
import io.plumbline.tracking.click.NewestClicks;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.traffic.Replay;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

@Stateless
public class QualityDesk implements TrafficQuality {

    private static final Duration LONGEST = Duration.ofDays(93);
    private static final int MOST_KINDS = 5_000;

    @Inject
    private Sql sql;
    @Inject
    private Authority authority;

    /** Clicks with the same verdict, reason and findings. */
    private record Group(String verdict, String reason, String found, long clicks) {
    }

    @Override
    public List<Reason> reasons(Instant from, Instant to) {
        authority.requireStaff();
        new Check().that(from.isBefore(to) && !to.isAfter(from.plus(LONGEST)), "to", "period-malformed", "A period of at most " + LONGEST.toDays() + " days.").done();
        Filter where = new Filter().and(NewestClicks.OF_ADVERTISER, authority.advertiserScope().orElse(null)).and(NewestClicks.OF_PARTNER, authority.partnerScope().orElse(null))
                .and("at >= ?", from).and("at < ?", to);
        Map<String, long[]> counts = new HashMap<>();
        sql.list("select verdict, reason, reasons, count(*) as clicks from tracking.click" + where.text() + " and (verdict = 'invalid' or reasons is not null)"
                + " group by verdict, reason, reasons order by clicks desc limit " + MOST_KINDS,
                row -> new Group(row.getString("verdict"), row.getString("reason"), row.getString("reasons"), row.getLong("clicks")), where.args())
                .forEach(group -> add(counts, group));
        return counts.entrySet().stream().map(e -> new Reason(e.getKey(), e.getValue()[0], e.getValue()[1]))
                .sorted(Comparator.comparingLong(Reason::found).reversed().thenComparing(Reason::reason)).toList();
    }

    private static void add(Map<String, long[]> counts, Group group) {
        // Clicks of before the rules kept all findings have their reason only.
        String found = group.found() == null ? String.valueOf(group.reason()) : group.found();
        for (String code : found.split(",")) {
            if (!code.equals(Replay.BACK_END)) {
                counts.computeIfAbsent(code, c -> new long[2])[1] += group.clicks();
            }
        }
        if (group.verdict().equals("invalid")) {
            counts.computeIfAbsent(String.valueOf(group.reason()), c -> new long[2])[0] += group.clicks();
        }
    }
}
