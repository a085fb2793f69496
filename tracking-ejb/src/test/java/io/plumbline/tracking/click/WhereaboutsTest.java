package io.plumbline.tracking.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.importing.InProcess;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.traffic.Screening;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhereaboutsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private InProcess house;
    private Sql sql;
    private Whereabouts whereabouts;
    private final UUID click = Ids.next();

    @BeforeEach
    void open() throws Exception {
        house = new InProcess();
        sql = house.wire(new Sql());
        whereabouts = house.wire(new Whereabouts(), sql, new Screening());
        sql.insert("click", new Columns().with("id", click).with("at", NOON).with("recorded_at", NOON).with("advertiser_id", Ids.next()).with("campaign_id", Ids.next())
                .with("link_id", Ids.next()).with("verdict", "valid").with("reasons", "http-library").with("is_unique", true).with("person_id", Ids.next())
                .with("channel", "affiliate").with("country", "DE").with("params", "{}").with("trace", "[]"));
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    private void landed(String zone) {
        whereabouts.compare(house.wire(new Touches(), sql).click(click).orElseThrow(), zone, NOON.plusSeconds(2));
    }

    private String stored(String column) {
        return sql.one("select " + column + " from tracking.click where id = ?", row -> row.getString(1), click).orElseThrow();
    }

    @Test
    void a_clock_of_another_place_is_a_suspicion_beside_those_there_are_and_is_told_once() {
        landed("Asia/Shanghai");
        landed("Asia/Shanghai");
        assertThat(stored("reasons")).isEqualTo("http-library,timezone-mismatch");
        assertThat(stored("verdict")).isEqualTo("valid");
        assertThat(stored("trace")).containsOnlyOnce("suspect: timezone-mismatch").contains("Asia/Shanghai");
    }

    @Test
    void a_clock_of_the_country_leaves_the_click_as_it_is() {
        landed("Europe/Berlin");
        landed(null);
        assertThat(stored("reasons")).isEqualTo("http-library");
        assertThat(stored("trace")).isEqualTo("[]");
    }
}
