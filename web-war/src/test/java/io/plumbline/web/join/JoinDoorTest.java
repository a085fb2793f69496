package io.plumbline.web.join;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.shared.Conflict;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JoinDoorTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void five_applications_an_hour_come_from_one_address_and_the_next_waits() {
        JoinDoor door = new JoinDoor();
        for (int i = 0; i < JoinDoor.AN_HOUR; i++) {
            door.count("192.0.2.1", NOW.plusSeconds(i));
        }

        assertThatThrownBy(() -> door.count("192.0.2.1", NOW.plusSeconds(60))).isInstanceOf(Conflict.class);
        assertThatCode(() -> door.count("192.0.2.2", NOW.plusSeconds(60))).doesNotThrowAnyException();
        assertThatCode(() -> door.count("192.0.2.1", NOW.plus(Duration.ofHours(1)))).doesNotThrowAnyException();
    }

    @Test
    void who_fills_in_what_cannot_be_seen_or_is_quicker_than_people_is_a_machine() {
        assertThat(JoinDoor.isMachine("+49 30 123", NOW, NOW.plusSeconds(60))).isTrue();
        assertThat(JoinDoor.isMachine(null, NOW, NOW.plusMillis(2999))).isTrue();
        assertThat(JoinDoor.isMachine(" ", NOW, NOW.plusSeconds(3))).isFalse();
    }
}
