package io.plumbline.reporting.experiment;

import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.reporting.api.PeekQuestion;
import io.plumbline.reporting.modelrun.Modelling;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Json;
import io.plumbline.shared.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.util.UUID;
import java.util.function.IntConsumer;

/** Experiments without any difference, played in the background and kept: how often looking again and again finds one all the same. */
@ApplicationScoped
class PeekingModelling implements Modelling {

    private static final TypeReference<PeekQuestion> QUESTION = new TypeReference<>() { };

    @Override
    public String kind() {
        return "experiment-peeking";
    }

    @Override
    public String version() {
        return "2";
    }

    @Override
    public void check(UUID advertiserId, String parameters) {
        Peeking.check(question(parameters), Peeking.Extent.IN_BACKGROUND);
    }

    /** Nothing stored is read: all that goes in are the parameters, the seed among them. */
    @Override
    public Outcome run(Connection connection, UUID advertiserId, String parameters, IntConsumer progress) {
        PeekQuestion question = question(parameters);
        return new Outcome(Sha256.hex(Json.write(question)), Json.write(Peeking.play(question, progress)));
    }

    private static PeekQuestion question(String parameters) {
        try {
            return Json.read(parameters, QUESTION);
        } catch (IllegalStateException unreadable) {
            throw new Invalid("parameters", "parameters-malformed", "Give the properties of /experiments/peek.");
        }
    }
}
