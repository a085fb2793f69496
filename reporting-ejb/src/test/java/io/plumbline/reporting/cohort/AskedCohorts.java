package io.plumbline.reporting.cohort;

import io.plumbline.reporting.Rates;
import io.plumbline.reporting.api.CohortAnswer;
import io.plumbline.reporting.api.CohortQuestion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** What the boundary answers, without its door. */
public final class AskedCohorts {

    private AskedCohorts() {
    }

    public static CohortAnswer of(Connection connection, Rates rates, CohortQuestion question, Instant now) throws SQLException {
        return CohortDesk.answer(connection, rates, question, now);
    }
}
