package io.plumbline.reporting.value;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.reporting.Rates;
import io.plumbline.reporting.api.ChannelValues;
import io.plumbline.reporting.api.ValueOrder;
import io.plumbline.reporting.api.ValueSettings;
import io.plumbline.reporting.modelrun.Modelling;
import io.plumbline.shared.Json;
import java.sql.Connection;
import java.sql.SQLException;

/** What the boundary answers, without its door. */
public final class AskedValues {

    private AskedValues() {
    }

    public static Modelling.Outcome of(Connection connection, Rates rates, ValueOrder order) throws SQLException {
        return ValueModelling.run(connection, rates, order, percent -> { });
    }

    public static ChannelValues channels(Connection connection, Rates rates, ValueOrder order, Modelling.Outcome outcome) throws SQLException {
        return ValueDesk.channels(connection, rates, order, Json.read(outcome.result(), new TypeReference<Found>() { }), ValueSettings.USUAL);
    }
}
