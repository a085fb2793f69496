package io.plumbline.tracking.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.tracking.importing.InProcess;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RatesTest {

    private static final Instant START = Instant.parse("2026-11-20T23:59:30Z");

    @Test
    void counts_of_a_seeded_stream_equal_counting_all_events_again() {
        long seed = System.nanoTime();
        System.out.println("RatesTest seed " + seed);
        Random random = new Random(seed);
        for (int seconds : new int[] {1, 10, 60, 3600}) {
            Rates rates = new Rates();
            List<long[]> events = new ArrayList<>();
            long millis = START.toEpochMilli();
            for (int i = 0; i < 3_000; i++) {
                millis += random.nextInt(10) == 0 ? random.nextInt(seconds * 1500) : random.nextInt(seconds * 10);
                long key = random.nextInt(5);
                events.add(new long[] {key, millis});
                long slot = Math.floorDiv(millis * Rates.SLOTS, seconds * 1000L);
                long expected = events.stream().filter(e -> e[0] == key).filter(e -> {
                    long back = slot - Math.floorDiv(e[1] * Rates.SLOTS, seconds * 1000L);
                    return back >= 0 && back < Rates.SLOTS;
                }).count();
                assertThat(rates.count(key, Instant.ofEpochMilli(millis), seconds)).isEqualTo((int) expected);
            }
        }
    }

    @Test
    void a_window_never_reaches_back_further_than_its_length_and_hardly_less() {
        Rates rates = new Rates();
        rates.count(1, START, 60);
        assertThat(rates.count(1, START.plusMillis(54_999), 60)).isEqualTo(2);
        assertThat(rates.count(1, START.plusSeconds(60 + 54), 60)).isLessThanOrEqualTo(2);
        assertThat(rates.count(2, START, 60)).isEqualTo(1);
        assertThat(rates.count(2, START.plusSeconds(60), 60)).isEqualTo(1);
    }

    @Test
    void what_comes_late_by_a_moment_is_counted_where_it_belongs() {
        Rates rates = new Rates();
        rates.count(1, START.plusSeconds(20), 60);
        assertThat(rates.count(1, START, 60)).isEqualTo(2);
        assertThat(rates.count(1, START.minusSeconds(3_600), 60)).isEqualTo(1);
        assertThat(rates.count(1, START.plusSeconds(21), 60)).isEqualTo(3);
    }

    @Test
    void memory_is_bounded_whatever_comes() {
        Rates rates = new Rates(1_000);
        for (long key = 0; key < 100_000; key++) {
            rates.count(key, START, 60);
            rates.beat(key, START);
            rates.isOthers(key, 1);
        }
        assertThat(rates.size()).isLessThanOrEqualTo(1_500);
    }

    @Test
    void only_equal_pauses_make_a_beat() {
        Rates rates = new Rates();
        int beat = 0;
        for (int i = 0; i < 6; i++) {
            beat = rates.beat(1, START.plusMillis(i * 5_000L + i % 2 * 20));
        }
        assertThat(beat).isEqualTo(4);
        assertThat(rates.beat(1, START.plusSeconds(60))).isZero();
        for (int i = 0; i < 20; i++) {
            assertThat(rates.beat(2, START.plusMillis(i * 100L))).as("a double click is no beat").isZero();
        }
    }

    @Test
    void a_click_id_belongs_to_whom_it_came_with_first() {
        Rates rates = new Rates();
        assertThat(rates.isOthers(9, 1)).isFalse();
        assertThat(rates.isOthers(9, 1)).isFalse();
        assertThat(rates.isOthers(9, 2)).isTrue();
    }

    @Test
    void it_says_until_when_something_of_it_is_missing() {
        Rates rates = new Rates(1_000);
        rates.count(1, START, 60);
        assertThat(rates.forgottenUntil()).as("nothing is").isNull();
        for (long key = 0; key < 100_000; key++) {
            rates.count(key, START.plusMillis(key), 60);
        }
        rates.size();
        assertThat(rates.forgottenUntil()).as("keys were forgotten nearly until the end").isBetween(START.plusSeconds(50), START.plusSeconds(100));
    }

    /** As where all clicks come from addresses that no rate is counted of. */
    @Test
    void a_node_that_has_counted_nothing_counts_whole_from_its_start_on() throws Exception {
        try (InProcess house = new InProcess()) {
            Screening screening = house.wire(new Screening(), Clock.fixed(START, ZoneOffset.UTC));
            screening.start();
            assertThat(screening.countsWholeSince()).isEqualTo(START);
        }
    }
}
