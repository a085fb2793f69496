package io.plumbline.reporting.attribution;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.AttributionAnswer;
import io.plumbline.reporting.api.AttributionQuestion;
import io.plumbline.reporting.modelrun.Modelling;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
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

    @Override
    public Outcome run(Connection connection, UUID advertiserId, String parameters, IntConsumer progress) throws SQLException {
        AttributionAnswer answer = new Comparison(connection, Brief.of(connection, question(advertiserId, parameters)), rates).answer(progress);
        return new Outcome(answer.sample().fingerprint(), Json.write(answer));
    }

    private static AttributionQuestion question(UUID advertiserId, String parameters) {
        try {
            AttributionQuestion q = Json.read(parameters, new TypeReference<AttributionQuestion>() { });
            return new AttributionQuestion(q.from(), q.to(), q.timeZone(), q.goal(), advertiserId, q.lookbackDays(), q.by(), q.models(), q.markovOrder(), q.seed(),
                    q.resetAfterConversion(), q.interactions(), q.goalWindows(), q.interval(), q.halfLifeDays());
        } catch (IllegalStateException unreadable) {
            throw new Invalid("parameters", "parameters-malformed", "Give the properties of /attribution/query.");
        }
    }
}
