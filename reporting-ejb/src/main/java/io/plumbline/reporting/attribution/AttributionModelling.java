package io.plumbline.reporting.attribution;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.AttributionAnswer;
import io.plumbline.reporting.api.AttributionQuestion;
import io.plumbline.reporting.modelrun.Modelling;
import io.plumbline.reporting.query.OneInstant;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.IntConsumer;

/** A comparison of models as a run in the background, kept with its fingerprint. */
@ApplicationScoped
class AttributionModelling implements Modelling {

    @Inject
    private FxRates rates;

    @Override
    public String kind() {
        return "attribution";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void check(UUID advertiserId, String parameters) {
        Brief.check(question(advertiserId, parameters));
    }

    /** What is known at the start: whatever becomes known later, a repeat comes out the same. */
    @Override
    public String settled(UUID advertiserId, String parameters, Instant now) {
        AttributionQuestion q = question(advertiserId, parameters);
        return Json.write(q.asKnownOn(q.asOf() == null || q.asOf().isAfter(now) ? now : q.asOf()));
    }

    @Override
    public Outcome run(Connection connection, UUID advertiserId, String parameters, IntConsumer progress) throws SQLException {
        AttributionAnswer answer = OneInstant.stream(connection, () -> new Comparison(connection, Brief.of(connection, question(advertiserId, parameters)), rates).answer(progress));
        return new Outcome(answer.sample().fingerprint(), Json.write(answer));
    }

    private static AttributionQuestion question(UUID advertiserId, String parameters) {
        try {
            AttributionQuestion q = Json.read(parameters, new TypeReference<AttributionQuestion>() { });
            return q.of(advertiserId);
        } catch (IllegalStateException unreadable) {
            throw new Invalid("parameters", "parameters-malformed", "Give the properties of /attribution/query.");
        }
    }
}
