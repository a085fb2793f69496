package io.plumbline.tracking.click;

import io.plumbline.campaign.api.Claim.Occasion;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Tally;
import io.plumbline.tracking.importing.InProcess;
import io.plumbline.tracking.journal.Entries;
import io.plumbline.tracking.journal.Filer;
import io.plumbline.tracking.store.Columns;
import jakarta.enterprise.inject.Instance;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** The parts that store clicks and impressions and pay for them, for fixtures that wire a whole shop. */
public final class Tollgate {

    private final ClickFiler clicks = new ClickFiler();
    private final ViewFiler views = new ViewFiler();
    private final LateEarnings late = new LateEarnings();
    private final LateEarningsStep step = new LateEarningsStep();
    private final ClickRegrading regrading = new ClickRegrading();
    private final List<Object> parts = List.of(new StoredRows(), new UniqueKeys(), new Earned(), clicks, views, step, late, regrading,
            InProcess.only(Instance.class, "iterator", args -> Collections.emptyIterator()));

    /** One click, or one impression, of a partner. @param visitor the same one is paid once a day */
    public record Hit(UUID id, Instant at, boolean click, UUID visitor, String verdict) {

        public static Hit at(Instant time, boolean click) {
            return new Hit(Ids.next(), time.truncatedTo(ChronoUnit.MILLIS), click, Ids.next(), "valid");
        }
    }

    public List<Object> parts() {
        return parts;
    }

    public ClickRegrading regrading() {
        return regrading;
    }

    /** As the drainer does: those that are stored are passed over. */
    public List<Tally> file(List<Hit> hits, UUID advertiser, UUID campaign, UUID partner) {
        boolean click = hits.get(0).click();
        return (click ? clicks : views).file(hits.stream().map(hit -> Entries.of(click ? Filer.CLICK : Filer.IMPRESSION, row(hit, advertiser, campaign, partner))).toList(), true);
    }

    /** Whatever waits in the whole database. */
    public int price(Instant now) {
        return late.price(now);
    }

    /** These only. */
    public int price(boolean click, List<UUID> ids, Instant now) {
        return step.price(click ? Occasion.CLICK : Occasion.IMPRESSION, ids, now);
    }

    private static Columns row(Hit hit, UUID advertiser, UUID campaign, UUID partner) {
        Columns row = new Columns().with("id", hit.id()).with("at", hit.at()).with("recorded_at", hit.at()).with("advertiser_id", advertiser).with("campaign_id", campaign)
                .with("link_id", campaign).with("partner_id", partner).with("verdict", hit.verdict()).with("reason", hit.verdict().equals("valid") ? null : "test").with("person_id", hit.visitor())
                .with("channel", "affiliate").with("creative", null).with("keyword", null).with("cost_micros", null).with("cost_currency", null).with("payout_minor", null)
                .with("payout_currency", null);
        return !hit.click() ? row : row.with("is_unique", false).with("params", "{}").with("trace", "[]").with("#fingerprint", hit.visitor()).with("#visitor", null)
                .with("#window", hit.at().truncatedTo(ChronoUnit.DAYS));
    }
}
