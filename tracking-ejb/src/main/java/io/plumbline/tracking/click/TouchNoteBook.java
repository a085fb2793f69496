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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class TouchNoteBook implements TouchNotes, StoredClicks {

    private static final int AT_ONCE = 500;
    private static final List<String> COLUMNS = List.of("id", "click_id");

    @Inject
    private Sql sql;
    @Inject
    private Clock clock;

    /** In the transaction that changes its person or whether it is valid. */
    public static void note(Sql sql, UUID click) {
        sql.insert("touch_note", new Columns().with("id", Ids.next()).with("click_id", click));
    }

    @Override
    public void stored(List<Entry> clicks) {
        Instant late = clock.instant().minus(LATE);
        List<Object[]> notes = new ArrayList<>();
        for (Entry click : clicks) {
            UUID id = click.id("id");
            if (Ids.madeAt(id).isBefore(late)) {
                notes.add(new Object[] {Ids.next(), id});
            }
        }
        if (!notes.isEmpty()) {
            sql.on(connection -> {
                Rows.of(connection).write(connection, "tracking.touch_note", COLUMNS, notes);
                return null;
            });
        }
    }

    @Override
    public void drop(Collection<UUID> notes) {
        List<UUID> all = new ArrayList<>(notes);
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<UUID> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            sql.update("delete from tracking.touch_note where id in (" + Sql.marks(some) + ")", some.toArray());
        }
    }
}
