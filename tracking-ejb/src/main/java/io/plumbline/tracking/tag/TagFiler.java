package io.plumbline.tracking.tag;

import io.plumbline.campaign.api.LandingDoor;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.click.StoredRows;
import io.plumbline.tracking.journal.Entry;
import io.plumbline.tracking.journal.Filer;
import io.plumbline.tracking.touchpoint.Landings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Stores what was seen: the tag's line in its log, how often pages of ours were, and what follows from pages, in the order in which they were seen. */
@ApplicationScoped
public class TagFiler implements Filer {

    @Inject
    private StoredRows rows;
    @Inject
    private Landings landings;
    @Inject
    private LandingDoor door;

    @Override
    public byte kind() {
        return EVENT;
    }

    @Override
    public List<Tally> file(List<Entry> entries, boolean careful) {
        Set<Entry> fresh = new HashSet<>(rows.fresh("tag_event", entries.stream().filter(TagRows::isLine).toList(), careful));
        rows.write("tag_event", entries.stream().filter(fresh::contains).toList());
        List<Entry> own = entries.stream().filter(entry -> !TagRows.isLine(entry)).toList();
        if (!own.isEmpty()) {
            door.count(own.stream().map(TagRows::landing).collect(Collectors.groupingBy(one -> one, Collectors.counting())).entrySet().stream()
                    .map(alike -> alike.getKey().times(alike.getValue())).toList());
        }
        fresh.addAll(own);
        return landings.see(entries.stream().filter(entry -> fresh.contains(entry) && TagRows.hasPage(entry)).map(TagRows::page).toList());
    }
}
