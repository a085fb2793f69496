package io.plumbline.web.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.shared.Invalid;
import io.plumbline.tracking.api.Call;
import io.plumbline.tracking.api.Calls;
import io.plumbline.tracking.api.ConsentSignals;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.Spool;
import io.plumbline.tracking.api.SpoolState;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BacklogTest {

    private static final Call CALL = new Call(new UUID(1, 2), Instant.EPOCH, Door.POSTBACK, "GET", "txid=1", "", null, "192.0.2.1", false,
            Map.of("Referer", "https://shop.example/", Incoming.COOKIE + Cookies.VISITOR, "t1234567890abcdef"));

    private final List<Call> kept = new ArrayList<>();
    private String trouble;
    private long lag;
    private boolean waiting;
    private boolean settles;
    private int tries;

    private final Backlog backlog = backlog();

    @Test
    void a_database_that_answers_is_asked_and_nothing_is_kept() {
        assertThat(take()).isEqualTo("recorded");
        assertThat(kept).isEmpty();
    }

    @Test
    void what_fails_is_kept_and_what_is_refused_is_not() {
        assertThat(backlog.take(CALL, call -> call, () -> {
            throw new IllegalStateException("no connection");
        }, "pending")).isEqualTo("pending");
        assertThat(kept).containsExactly(CALL);

        assertThatThrownBy(() -> backlog.take(CALL, call -> call, () -> {
            throw new Invalid("goal", "goal-unknown", "There is no such goal.");
        }, "pending")).isInstanceOf(Invalid.class);
        assertThat(kept).hasSize(1);
    }

    @Test
    void a_database_known_to_be_away_or_far_behind_is_not_asked() {
        trouble = "connection refused";
        assertThat(take()).isEqualTo("pending");
        trouble = null;
        lag = 5_000;
        assertThat(take()).isEqualTo("pending");
        assertThat(kept).hasSize(2);
        assertThat(tries).isZero();
    }

    @Test
    void no_call_overtakes_one_that_waits() {
        waiting = true;
        assertThat(take()).isEqualTo("pending");
        settles = true;
        assertThat(take()).isEqualTo("recorded");
        assertThat(kept).hasSize(1);
    }

    @Test
    void what_cannot_be_kept_is_refused_before_it_is_acknowledged() {
        trouble = "away";
        assertThatThrownBy(() -> backlog.take(CALL, call -> {
            throw new Invalid("", "json-malformed", "Send one JSON object.");
        }, () -> "recorded", "pending")).isInstanceOf(Invalid.class);
        assertThat(kept).isEmpty();
    }

    @Test
    void a_bare_call_tells_everything_but_who_it_was() {
        Incoming bare = Incoming.of(Backlog.bare(CALL, "{}"));
        assertThat(bare.cookie(Cookies.VISITOR)).isNull();
        assertThat(bare.header("Referer")).isEqualTo("https://shop.example/");
        assertThat(Incoming.of(CALL).cookie(Cookies.VISITOR)).isEqualTo("t1234567890abcdef");
    }

    private String take() {
        return backlog.take(CALL, call -> call, () -> {
            tries++;
            return "recorded";
        }, "pending");
    }

    private Backlog backlog() {
        Backlog made = new Backlog();
        set(made, "calls", new Calls() {
            @Override
            public void keep(Call call) {
                kept.add(call);
            }

            @Override
            public boolean mayKnowVisitor(ConsentSignals said, UUID advertiserId, Instant at) {
                return true;
            }

            @Override
            public boolean areWaiting() {
                return waiting;
            }

            @Override
            public void takenBy(Taker taker) {
                throw new UnsupportedOperationException();
            }
        });
        set(made, "spool", new Spool() {
            @Override
            public SpoolState state() {
                return new SpoolState(0, 0, 0, 100, 1, lag, 0, 0, 0, null, trouble);
            }

            @Override
            public boolean settle(Duration atMost) {
                return settles;
            }

            @Override
            public boolean settle(Collection<String> clickIds, Duration atMost) {
                return settles;
            }

            @Override
            public boolean rests() {
                return settles;
            }
        });
        return made;
    }

    private static void set(Backlog backlog, String field, Object value) {
        try {
            Field found = Backlog.class.getDeclaredField(field);
            found.setAccessible(true);
            found.set(backlog, value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
