package io.plumbline.tracking.tag;

import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.click.StoredRows;
import io.plumbline.tracking.journal.Entry;
import io.plumbline.tracking.journal.Filer;
import io.plumbline.tracking.touchpoint.Landings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Stores what the tag saw: the line in its log, and what follows from pages, in the order in which they were seen. */
@ApplicationScoped
public class TagFiler implements Filer {

    @Inject
    private StoredRows rows;
    @Inject
    private Landings landings;

    @Override
    public byte kind() {
        return EVENT;
    }

    @Override
    public List<Tally> file(List<Entry> entries, boolean careful) {
        List<Entry> fresh = rows.fresh("tag_event", entries, careful);
        rows.write("tag_event", fresh);
        List<Tally> tallies = new ArrayList<>();
        fresh.stream().filter(TagRows::hasPage).map(TagRows::page).forEach(page -> tallies.addAll(landings.see(page)));
        return tallies;
    }
}
