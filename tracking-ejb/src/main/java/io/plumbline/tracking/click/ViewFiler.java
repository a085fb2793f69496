package io.plumbline.tracking.click;

import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Commission;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.journal.Entry;
import io.plumbline.tracking.journal.Filer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stores impressions. */
@ApplicationScoped
public class ViewFiler implements Filer {

    @Inject
    private StoredRows rows;
    @Inject
    private Earned earned;
    @Inject
    private Clock clock;

    @Override
    public byte kind() {
        return IMPRESSION;
    }

    @Override
    public List<Tally> file(List<Entry> entries, boolean careful) {
        List<Entry> fresh = careful ? rows.missing("impression", entries) : entries;
        List<Entry> valid = fresh.stream().filter(view -> "valid".equals(view.text("verdict"))).toList();
        Map<Entry, Commission> paid = earned.accrue(valid, Claim.Occasion.IMPRESSION);
        rows.write("impression", fresh);
        Instant stored = clock.instant();
        rows.write("touchpoint", Counting.TOUCH, valid.stream().map(view -> Counting.touch(view, "impression", stored)).toList());
        Counting counting = new Counting();
        List<Tally> tallies = new ArrayList<>(fresh.size());
        for (Entry view : fresh) {
            if (!"fallback".equals(view.text("verdict"))) {
                Commission commission = paid.get(view);
                tallies.addAll(counting.tallies(view, "valid".equals(view.text("verdict")) ? 1 : 0, 0, 0, 0, commission == null ? null : commission.amount()));
            }
        }
        return tallies;
    }
}
