package io.plumbline.tracking.conversion;

import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.traffic.Pace;
import io.plumbline.tracking.traffic.Screening;
import io.plumbline.tracking.traffic.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Judges a conversion by its touch: invalid traffic before it, too little or too much time between, a click used too often. */
@ApplicationScoped
public class ConversionRules {

    @Inject
    private Screening screening;
    @Inject
    private Sql sql;

    Verdict judge(Claimed claimed, Evidence evidence) {
        Touched touch = evidence.touch();
        // A renewal comes when it is due: neither too late after a click, nor is the click used once more. A code is redeemed, and a lead handed in, with the result itself.
        if (touch == null || evidence.inherited() != null || !touch.isTouch()) {
            return Verdict.valid();
        }
        Pace pace = new Pace(claimed.goal().id(), touch.campaignId(), touch.at(), claimed.at(), others(claimed, touch));
        Verdict own = screening.judge(pace);
        return evidence.isInvalidTraffic() ? own.because(evidence.refusal(), "The click behind it was invalid traffic.") : own;
    }

    private long others(Claimed claimed, Touched touch) {
        return sql.one("select count(*) from tracking.conversion where click_id = ? and goal_id = ?", row -> row.getLong(1), touch.id(), claimed.goal().id()).orElse(0L);
    }
}
