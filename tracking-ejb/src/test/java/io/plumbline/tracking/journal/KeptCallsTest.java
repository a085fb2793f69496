package io.plumbline.tracking.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.shared.Busy;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Call;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.SpoolFull;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptCallsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T09:00:00.123456Z");

    @TempDir
    private Path directory;

    private final LocalSpool spool = new LocalSpool();
    private final KeptCalls calls = new KeptCalls();
    private final List<String> taken = new ArrayList<>();
    private Drainer drainer;

    @BeforeEach
    void open() throws ReflectiveOperationException {
        Field field = KeptCalls.class.getDeclaredField("spool");
        field.setAccessible(true);
        field.set(calls, spool);
        drainer = opened(spool);
    }

    private Drainer opened(LocalSpool journal) {
        return journal.open(directory, Limits.of(0), new Drainer.Sink() {
            @Override
            public void file(UUID segment, List<Entry> entries, boolean careful) {
                switch (lane(entries.get(0))) {
                    case CALLS -> calls.take(entries);
                    case EVENTS -> entries.forEach(entry -> taken.add("event " + entry.get("number")));
                    default -> entries.forEach(entry -> taken.add("click " + entry.get("number")));
                }
            }

            @Override
            public void skip(UUID segment, long sequence) {
                // Nothing is put aside here.
            }

            @Override
            public Drainer.Lane lane(Entry entry) {
                return new Drain().lane(entry);
            }
        });
    }

    @AfterEach
    void close() {
        spool.close();
    }

    @Test
    void calls_come_back_as_they_were_in_order_and_behind_the_clicks() throws Exception {
        Call first = call("cid=\u00e4", "{\"a\":1}");
        Call second = call("", null);
        calls.keep(first);
        click(1);
        calls.keep(second);
        click(2);
        List<Call> answered = new ArrayList<>();
        calls.takenBy(some -> some.forEach(one -> {
            answered.add(one);
            taken.add("call");
        }));

        assertThat(calls.areWaiting()).isTrue();
        drainer.step();

        assertThat(answered).containsExactly(first, second);
        assertThat(taken).containsExactly("click 1", "click 2", "call", "call");
        assertThat(calls.areWaiting()).isFalse();
    }

    @Test
    void events_and_calls_keep_their_order_behind_the_clicks() throws Exception {
        calls.takenBy(some -> some.forEach(one -> taken.add("call " + one.query())));
        event(1);
        event(2);
        calls.keep(call("a", null));
        event(3);
        click(4);
        calls.keep(call("b", null));
        calls.keep(call("c", null));

        drainer.step();

        assertThat(taken).containsExactly("click 4", "event 1", "event 2", "call a", "event 3", "call b", "call c");
    }

    @Test
    void a_result_of_a_click_long_stored_waits_for_events_and_not_for_clicks() throws Exception {
        List<String> longAgo = List.of(Ids.least(Instant.now().minusSeconds(86_400)).toString());
        click(1);
        assertThat(spool.settle(longAgo, Duration.ZERO)).as("a click of somebody else").isTrue();
        event(2);
        assertThat(spool.settle(longAgo, Duration.ZERO)).as("it may speak of the same person").isFalse();
        drainer.step();
        click(3);
        assertThat(spool.settle(longAgo, Duration.ZERO)).as("it is stored").isTrue();
    }

    @Test
    void a_result_waits_for_events_that_a_run_before_has_left() throws Exception {
        event(1);
        spool.close();
        List<String> longAgo = List.of(Ids.least(Instant.now().minusSeconds(86_400)).toString());
        LocalSpool restarted = new LocalSpool();
        Drainer next = opened(restarted);
        try {
            assertThat(restarted.settle(longAgo, Duration.ZERO)).isFalse();
            next.step();
            assertThat(restarted.settle(longAgo, Duration.ZERO)).isTrue();
        } finally {
            restarted.close();
        }
    }

    @Test
    void while_nobody_answers_they_wait_and_none_is_blamed() {
        calls.keep(call("", null));
        assertThatThrownBy(() -> calls.take(List.of())).isInstanceOf(Busy.class);
        assertThat(Faults.ofData(new Busy("not open"))).as("the call is not at fault").isFalse();
        assertThat(calls.areWaiting()).isTrue();
    }

    @Test
    void clicks_have_the_end_of_the_spool_to_themselves() throws Exception {
        StringBuilder large = new StringBuilder("x".repeat(60_000));
        int kept = 0;
        try {
            for (; kept < 2_000; kept++) {
                calls.keep(call(large.toString(), null));
            }
        } catch (SpoolFull full) {
            click(3);
        }
        assertThat(kept).isBetween(500, 1_500);
        assertThat(spool.state().waiting()).isEqualTo(kept + 1L);
    }

    private void click(int number) {
        put(Filer.CLICK, number);
    }

    private void event(int number) {
        put(Filer.EVENT, number);
    }

    private void put(byte kind, int number) {
        Durable durable = new Durable();
        spool.append(kind, Told.row(number), durable);
        durable.await();
    }

    private static Call call(String query, String body) {
        return new Call(Ids.next(), NOW, Door.TAG, "POST", query, body, "text/plain", "192.0.2.1", true, Map.of("User-Agent", "x", "cookie pl_vid", "y"));
    }
}
