package io.plumbline.tracking.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.tracking.importing.InProcess;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.traffic.Screening;
import io.plumbline.tracking.traffic.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A valid click stands in journeys once, from when it was known to be valid until it was found not to be. */
class TouchOfClickTest {

    private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
    private static final UUID ID = new UUID(AT.toEpochMilli() << 16 | 0x7000, 0x8000000000000001L);
    private static final UUID SHOP = new UUID(1, 1);
    private static final UUID PERSON = new UUID(5, 5);
    private static final Verdict VALID = new Verdict("valid", null, null, List.of(), 7);
    private static final Verdict INVALID = new Verdict("invalid", "bot", "A robot.", List.of(), 7);

    private Sql sql;

    /** @param row whether the click is from before clicks were touches by themselves */
    @ParameterizedTest
    @CsvSource({"h2, false", "h2, true", "postgresql, false", "postgresql, true"})
    void a_click_that_is_judged_anew_leaves_journeys_and_comes_back_and_each_time_is_known(String database, boolean row) throws Exception {
        try (InProcess house = InProcess.on(database)) {
            sql = house.wire(new Sql());
            ClickRegrading regrading = house.wire(new ClickRegrading(), sql, new Screening() {
                @Override
                public Instant windowStart(UUID campaignId, Instant at) {
                    return AT;
                }
            });
            store(row);
            assertThat(stood()).containsExactly("now since 0");
            assertThat(known()).containsExactly("0 to null");

            regrading.turn(ID, "valid", INVALID, "bot", AT.plusSeconds(10));
            assertThat(stood()).containsExactly("gone 0 to 10");
            assertThat(known()).containsExactly("0 to 10");
            assertThat(notes()).as("copies of its touch are told").isEqualTo(1);

            regrading.turn(ID, "invalid", VALID, "bot", AT.plusSeconds(20));
            assertThat(stood()).containsExactly("gone 0 to 10", "now since 20");
            assertThat(known()).containsExactly("0 to 10", "20 to null");
            assertThat(notes()).isEqualTo(2);

            regrading.turn(ID, "valid", INVALID, "bot", AT.plusSeconds(30));
            assertThat(stood()).containsExactly("gone 0 to 10", "gone 20 to 30");
            assertThat(known()).containsExactly("0 to 10", "20 to 30");
        }
    }

    private void store(boolean row) {
        sql.insert("click", new Columns().with("id", ID).with("at", AT).with("recorded_at", AT).with("valid_since", row ? null : AT).with("advertiser_id", SHOP).with("campaign_id", new UUID(2, 2))
                .with("link_id", new UUID(3, 3)).with("verdict", "valid").with("is_unique", false).with("person_id", PERSON).with("channel", "search").with("params", "{}").with("trace", "[]"));
        if (row) {
            sql.insert("touchpoint", new Columns().with("id", ID).with("advertiser_id", SHOP).with("person_id", PERSON).with("at", AT).with("recorded_at", AT).with("interaction", "click")
                    .with("channel", "search").with("campaign_id", new UUID(2, 2)).with("link_id", new UUID(3, 3)).with("event_id", ID));
        }
    }

    private List<String> stood() {
        List<String> stood = sql.list("select recorded_at, gone_at from tracking.pub_touch_gone where touch_id = ? order by recorded_at",
                found -> "gone " + second(Sql.instant(found, "recorded_at")) + " to " + second(Sql.instant(found, "gone_at")), ID);
        stood.addAll(sql.list("select recorded_at from tracking.pub_touch where person_id = ? and interaction = 'click' and channel = 'search' and event_id = ?",
                found -> "now since " + second(Sql.instant(found, "recorded_at")), PERSON, ID));
        return stood;
    }

    private long notes() {
        return sql.one("select count(*) from tracking.pub_touch_note where click_id = ?", found -> found.getLong(1), ID).orElseThrow();
    }

    private List<String> known() {
        return sql.list("select known_at, gone_at from tracking.pub_click_known where id = ? order by known_at",
                found -> second(Sql.instant(found, "known_at")) + " to " + second(Sql.instant(found, "gone_at")), ID);
    }

    private static Long second(Instant time) {
        return time == null ? null : time.getEpochSecond() - AT.getEpochSecond();
    }
}
