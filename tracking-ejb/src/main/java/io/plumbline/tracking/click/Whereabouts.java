package io.plumbline.tracking.click;

import io.plumbline.tracking.api.Trace;
import io.plumbline.tracking.api.TrafficRule;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.store.Steps;
import io.plumbline.tracking.traffic.Screening;
import io.plumbline.tracking.traffic.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What only the landing page can tell of a click: the clock its browser goes by. It raises a suspicion and takes nothing away. */
@ApplicationScoped
public class Whereabouts {

    @Inject
    private Sql sql;
    @Inject
    private Screening screening;

    private record Known(String reasons, List<Trace.Step> told) {
        static Known read(ResultSet row) throws SQLException {
            return new Known(row.getString("reasons"), ShortStory.read(row));
        }
    }

    /** Once for each click, in the caller's transaction. @param zone of the IANA database, as the browser said, or null */
    public void compare(Touched click, String zone, Instant now) {
        if (!screening.isElsewhere(zone, click.country(), click.campaignId(), click.at())) {
            return;
        }
        Known known = sql.one("select * from tracking.click where id = ? for update", Known::read, click.id()).orElse(null);
        String code = TrafficRule.TIMEZONE_MISMATCH.key();
        if (known == null || Verdict.read(known.reasons()).contains(code)) {
            return;
        }
        List<String> reasons = new ArrayList<>(Verdict.read(known.reasons()));
        reasons.add(code);
        String story = ClickStory.continued(known.told(), now, "verdict", "The browser's clock is of a place where the address is not. That is a suspicion, not a verdict.", "suspect: " + code,
                Steps.facts("timeZone", zone, "country", click.country()));
        sql.update("update tracking.click set reasons = ?, trace = ? where id = ?", Verdict.written(reasons), story, click.id());
    }
}
