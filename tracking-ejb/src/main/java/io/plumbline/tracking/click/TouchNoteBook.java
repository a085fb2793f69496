package io.plumbline.tracking.click;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.TouchNotes;
import io.plumbline.tracking.bulk.Rows;
import io.plumbline.tracking.journal.Entry;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class TouchNoteBook implements TouchNotes, StoredClicks {

    private static final List<String> COLUMNS = List.of("id", "click_id");

    @Inject
    private Sql sql;
    @Inject
    private Clock clock;

    /** In the transaction that changes its person or whether it is valid. */
    public static void note(Sql sql, UUID click) {
        sql.insert("touch_note", new Columns().with("id", Ids.next()).with("click_id", click));
    }

    /** The same for many. */
    public static void note(Sql sql, Collection<UUID> clicks) {
        if (!clicks.isEmpty()) {
            sql.on(connection -> {
                Rows.of(connection).write(connection, "tracking.touch_note", COLUMNS, clicks.stream().map(click -> new Object[] {Ids.next(), click}).toList());
                return null;
            });
        }
    }

    @Override
    public void stored(List<Entry> clicks) {
        Instant late = clock.instant().minus(LATE);
        note(sql, clicks.stream().map(click -> click.id("id")).filter(id -> Ids.madeAt(id).isBefore(late)).toList());
    }

    @Override
    public void drop(Collection<UUID> notes) {
        for (List<UUID> some : Sql.parts(notes)) {
            sql.update("delete from tracking.touch_note where id in (" + Sql.marks(some) + ")", some.toArray());
        }
    }
}
