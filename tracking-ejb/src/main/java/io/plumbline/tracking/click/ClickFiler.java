package io.plumbline.tracking.click;

import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Commission;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.api.Trace;
import io.plumbline.tracking.journal.Entry;
import io.plumbline.tracking.journal.Filer;
import io.plumbline.tracking.store.Json;
import io.plumbline.tracking.store.Postings;
import io.plumbline.tracking.store.Steps;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Stores clicks: the row, which is a touch too where the click is valid, the commission, the counts. What only the database can decide is decided here. */
@ApplicationScoped
public class ClickFiler implements Filer {

    static final int MAX_TRACE = 20_000;

    @Inject
    private StoredRows rows;
    @Inject
    private UniqueKeys keys;
    @Inject
    private Earned earned;
    @Inject
    @Any
    private Instance<StoredClicks> listeners;
    @Inject
    private Clock clock;

    @Override
    public byte kind() {
        return CLICK;
    }

    @Override
    public List<Tally> file(List<Entry> entries, boolean careful) {
        List<Entry> fresh = rows.fresh("click", entries, careful);
        List<Entry> valid = fresh.stream().filter(click -> "valid".equals(click.text("verdict"))).toList();
        Set<Entry> first = keys.first(valid, careful);
        // When it became known: the journal may have kept it for as long as the database was away.
        Instant stored = clock.instant();
        for (Entry click : valid) {
            click.put("valid_since", stored);
            click.put("is_unique", first.contains(click));
            if (!first.contains(click)) {
                click.put("reason", "duplicate");
            }
        }
        Map<Entry, Commission> paid = earned.accrue(valid.stream().filter(first::contains).toList(), Claim.Occasion.CLICK);
        paid.forEach(ClickFiler::tell);
        rows.write("click", fresh);
        for (StoredClicks listener : listeners) {
            listener.stored(fresh);
        }
        return tallies(fresh, first, paid);
    }

    private static List<Tally> tallies(List<Entry> fresh, Set<Entry> first, Map<Entry, Commission> paid) {
        Counting counting = new Counting();
        List<Tally> tallies = new ArrayList<>(fresh.size());
        for (Entry click : fresh) {
            String verdict = click.text("verdict");
            if (!verdict.equals("fallback")) {
                boolean valid = verdict.equals("valid");
                Commission commission = paid.get(click);
                tallies.addAll(counting.tallies(click, 0, valid ? 1 : 0, first.contains(click) ? 1 : 0, valid ? 0 : 1, commission == null ? null : commission.amount()));
            }
        }
        return tallies;
    }

    private static void tell(Entry click, Commission commission) {
        List<Trace.Step> story = new ArrayList<>(ShortStory.read(click.id("id"), click.time("at"), click::text));
        Steps more = new Steps(click.time("at"));
        Postings.rate(more, commission);
        story.addAll(more.list());
        click.put("trace", Json.steps(story, MAX_TRACE));
    }
}
