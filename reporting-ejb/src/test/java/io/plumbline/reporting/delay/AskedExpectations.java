package io.plumbline.reporting.delay;

import io.plumbline.reporting.Rates;
import io.plumbline.reporting.api.ExpectedAnswer;
import io.plumbline.reporting.api.ExpectedQuestion;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/** What the boundary answers, without its door. */
public final class AskedExpectations {

    private AskedExpectations() {
    }

    public static ExpectedAnswer of(Connection connection, Rates rates, ExpectedQuestion question, int windowDays, Instant now) throws SQLException {
        return ExpectedDesk.answer(connection, rates, question, question.goal(), windowDays, now);
    }
}
