package io.plumbline.reporting.modelrun;

import io.plumbline.shared.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.function.IntConsumer;

/** A kind of model that can be run in the background. A CDI bean of this type is all it takes to be offered. */
public interface Modelling {

    /** @param fingerprint of the inputs, at most 64 characters; @param result JSON, at most a million characters */
    record Outcome(String fingerprint, String result) {
    }

    String kind();

    /** Changes whenever equal inputs may give other digits than before. */
    String version();

    /** In the caller's request. @throws Refusal for parameters that make no sense, or that this caller may not ask for */
    void check(UUID advertiserId, String parameters);

    /** @return the parameters as they are kept with the run: with what the question leaves to the moment written down, so that a repeat finds it */
    default String settled(UUID advertiserId, String parameters, Instant now) {
        return parameters;
    }

    /**
     * In the background, without a caller: everything that needs one was asked in {@link #check}.
     *
     * @param connection to read with
     * @param progress   takes percent done, as often as wanted
     * @throws Refusal when the data cannot carry the model; its sentence is kept as the answer
     */
    Outcome run(Connection connection, UUID advertiserId, String parameters, IntConsumer progress) throws SQLException;
}
