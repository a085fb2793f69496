package io.plumbline.tracking.click;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.importing.InProcess;
import io.plumbline.tracking.journal.Entries;
import io.plumbline.tracking.journal.Entry;
import io.plumbline.tracking.journal.Filer;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TouchNoteBookTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void a_click_that_is_stored_long_after_it_was_made_has_a_note_until_it_is_dropped() throws Exception {
        try (InProcess house = new InProcess()) {
            Sql sql = house.wire(new Sql());
            TouchNoteBook book = house.wire(new TouchNoteBook(), sql, Clock.fixed(NOW, ZoneOffset.UTC));
            book.stored(List.of(click(NOW.minusSeconds(3_601)), click(NOW.minusSeconds(3_599)), click(NOW)));
            List<UUID> notes = sql.list("select id, click_id from tracking.pub_touch_note", row -> {
                assertThat(Ids.madeAt(Sql.uuid(row, "click_id"))).isEqualTo(NOW.minusSeconds(3_601));
                return Sql.uuid(row, "id");
            });
            assertThat(notes).hasSize(1);
            book.drop(List.of());
            book.drop(notes);
            assertThat(house.number("select count(*) from tracking.touch_note")).isZero();
        }
    }

    private static Entry click(Instant made) {
        return Entries.of(Filer.CLICK, new Columns().with("id", Ids.least(made)));
    }
}
