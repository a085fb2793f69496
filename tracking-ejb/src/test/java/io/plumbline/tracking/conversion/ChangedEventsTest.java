package io.plumbline.tracking.conversion;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.PostbackEvent;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangedEventsTest {

    /** Rules are matched with the history by these very words. */
    @ParameterizedTest
    @EnumSource(value = ConversionStatus.class, names = "PENDING", mode = EnumSource.Mode.EXCLUDE)
    void every_state_but_the_first_can_be_listened_to_under_its_own_name(ConversionStatus status) {
        assertThat(PostbackEvent.values()).extracting(PostbackEvent::key).contains(status.key());
    }
}
