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

    private static final List<String> TOUCH = List.of("id", "advertiser_id", "person_id", "at", "recorded_at", "interaction", "channel", "campaign_id",
            "partner_id", "link_id", "event_id", "creative", "keyword", "cost_micros", "cost_currency");

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
        List<Entry> fresh = rows.fresh("impression", entries, careful);
        List<Entry> valid = fresh.stream().filter(view -> "valid".equals(view.text("verdict"))).toList();
        Map<Entry, Commission> paid = earned.accrue(valid, Claim.Occasion.IMPRESSION);
        rows.write("impression", fresh);
        Instant stored = clock.instant();
        rows.write("touchpoint", TOUCH, valid.stream().map(view -> touch(view, stored)).toList());
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

    /** @param stored when it became known: the journal may have kept it for as long as the database was away. @return values of {@link #TOUCH} */
    private static Object[] touch(Entry view, Instant stored) {
        Object id = view.raw("id");
        return new Object[] {id, view.raw("advertiser_id"), view.raw("person_id"), view.raw("at"), stored, "impression", view.raw("channel"), view.raw("campaign_id"),
            view.raw("partner_id"), view.raw("link_id"), id, view.raw("creative"), view.raw("keyword"), view.raw("cost_micros"), view.raw("cost_currency")};
    }
}
