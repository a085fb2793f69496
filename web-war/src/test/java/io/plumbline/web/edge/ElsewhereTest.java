package io.plumbline.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.Click;
import io.plumbline.tracking.api.Clicks;
import io.plumbline.tracking.api.EventFilter;
import io.plumbline.tracking.api.Trace;
import java.lang.reflect.Field;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ElsewhereTest {

    private static final Duration PATIENCE = Duration.ofMillis(200);

    private int asked;
    private int storedAfter = Integer.MAX_VALUE;
    private Instant now = Instant.now();

    @Test
    void a_click_of_a_moment_ago_is_waited_for_until_the_other_node_has_stored_it() {
        storedAfter = 3;
        elsewhere().await(List.of(Ids.next().toString()), PATIENCE);
        assertThat(asked).isEqualTo(3);
    }

    @Test
    void an_id_that_somebody_made_up_is_not_waited_for_without_end() {
        elsewhere().await(List.of(Ids.next().toString(), Ids.next().toString()), PATIENCE);
        assertThat(asked).isBetween(2, 20);
    }

    @Test
    void old_clicks_and_what_is_no_click_are_not_asked_for() {
        String old = Ids.next().toString();
        now = now.plusSeconds(120);
        elsewhere().await(List.of(old, "x", UUID.randomUUID().toString(), ""), PATIENCE);
        assertThat(asked).isZero();
    }

    private Elsewhere elsewhere() {
        Elsewhere elsewhere = new Elsewhere();
        set(elsewhere, "clicks", new Few());
        set(elsewhere, "clock", Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), now)).withZone(ZoneOffset.UTC));
        return elsewhere;
    }

    private static void set(Object bean, String name, Object value) {
        try {
            Field field = bean.getClass().getDeclaredField(name);
            field.setAccessible(true);
            field.set(bean, value);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private final class Few implements Clicks {

        @Override
        public boolean isStored(UUID id) {
            return ++asked >= storedAfter;
        }

        @Override
        public Click get(UUID id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Page<Click> list(EventFilter filter, PageRequest page) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Trace trace(UUID id) {
            throw new UnsupportedOperationException();
        }
    }
}
