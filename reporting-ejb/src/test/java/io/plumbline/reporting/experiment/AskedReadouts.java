package io.plumbline.reporting.experiment;

import io.plumbline.campaign.api.Experiment;
import io.plumbline.reporting.Rates;
import io.plumbline.reporting.api.ExperimentReadout;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** What the boundary answers, without its door. */
public final class AskedReadouts {

    private AskedReadouts() {
    }

    public static ExperimentReadout of(Connection connection, Experiment experiment, Rates rates, Instant asOf, Instant now) throws SQLException {
        return ReadoutDesk.told(connection, experiment, rates, "EUR", asOf, now);
    }
}
