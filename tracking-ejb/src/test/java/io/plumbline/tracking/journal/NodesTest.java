package io.plumbline.tracking.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.tracking.importing.InProcess;
import io.plumbline.tracking.store.Sql;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NodesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static Nodes node(InProcess house, String name) {
        return house.wire(new Nodes() {
            @Override
            public String own() {
                return name;
            }
        }, house.wire(new Sql()));
    }

    @Test
    void a_node_is_alone_until_another_one_stores_and_again_a_minute_after_the_time_that_is_asked_for() throws Exception {
        try (InProcess house = new InProcess()) {
            Nodes one = node(house, "one");
            Nodes other = node(house, "other");
            one.storing(NOON);
            assertThat(one.isAlone(NOON.minusSeconds(3_600))).isTrue();
            assertThat(other.isAlone(NOON)).isFalse();

            other.storing(NOON.plusSeconds(5));
            assertThat(one.isAlone(NOON)).isFalse();
            assertThat(one.isAlone(NOON.plusSeconds(65))).as("what was stored shortly before may have been told late").isFalse();
            assertThat(one.isAlone(NOON.plusSeconds(66))).isTrue();
        }
    }

    @Test
    void it_is_told_every_ten_seconds_and_not_with_each_batch() throws Exception {
        try (InProcess house = new InProcess()) {
            Nodes one = node(house, "one");
            one.storing(NOON);
            one.storing(NOON.plusSeconds(9));
            assertThat(house.number("select count(*) from tracking.journal_node where stored_at > timestamp with time zone '2026-11-22 12:00:00Z'")).isZero();
            one.storing(NOON.plusSeconds(10));
            assertThat(house.number("select count(*) from tracking.journal_node where stored_at > timestamp with time zone '2026-11-22 12:00:00Z'")).isEqualTo(1);
            assertThat(house.number("select count(*) from tracking.journal_node")).isEqualTo(1);
        }
    }
}
