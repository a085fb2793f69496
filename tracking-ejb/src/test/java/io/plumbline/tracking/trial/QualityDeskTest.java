package io.plumbline.tracking.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.TrafficQuality;
import io.plumbline.tracking.importing.InProcess;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class QualityDeskTest {

    private static final Instant NOW = Instant.parse("2026-11-22T05:00:00Z");

    @Test
    void findings_are_counted_by_rule_and_what_is_no_rule_is_not_among_them() throws Exception {
        try (var house = new InProcess()) {
            Sql sql = house.wire(new Sql());
            var authority = new Authority();
            authority.actAs(Caller.system("test"));
            click(sql, "valid", null, "back-end");
            click(sql, "valid", null, "http-library,back-end");
            click(sql, "invalid", "declared-crawler", "declared-crawler,http-library");
            click(sql, "invalid", "prefetch", null);
            click(sql, "valid", null, null);

            assertThat(house.wire(new QualityDesk(), sql, authority).reasons(NOW.minusSeconds(60), NOW.plusSeconds(60))).containsExactlyInAnyOrder(
                    new TrafficQuality.Reason("http-library", 0, 2), new TrafficQuality.Reason("declared-crawler", 1, 1), new TrafficQuality.Reason("prefetch", 1, 1));
        }
    }

    private static void click(Sql sql, String verdict, String reason, String found) {
        UUID shop = new UUID(1, 1);
        sql.insert("click", new Columns().with("id", Ids.next()).with("at", NOW).with("recorded_at", NOW).with("advertiser_id", shop).with("campaign_id", shop).with("link_id", shop)
                .with("verdict", verdict).with("reason", reason).with("reasons", found).with("is_unique", true).with("person_id", shop).with("channel", "affiliate").with("params", "{}")
                .with("trace", "[]"));
    }
}
