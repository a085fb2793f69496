package io.plumbline.reporting.experiment;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Experiment;
import io.plumbline.campaign.api.Experiments;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.ExperimentAnswer;
import io.plumbline.reporting.api.ExperimentQuestion;
import io.plumbline.reporting.api.ExperimentReadout;
import io.plumbline.reporting.api.ExperimentReadouts;
import io.plumbline.reporting.api.PeekAnswer;
import io.plumbline.reporting.api.PeekQuestion;
import io.plumbline.reporting.api.SamplePlan;
import io.plumbline.reporting.api.SampleQuestion;
import io.plumbline.reporting.query.Exchange;
import io.plumbline.shared.Authority;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;

@Stateless
public class ReadoutDesk implements ExperimentReadouts {

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private Experiments experiments;
    @Inject
    private Advertisers advertisers;
    @Inject
    private FxRates rates;
    @Inject
    private Clock clock;

    @Override
    public ExperimentAnswer evaluate(ExperimentQuestion question) {
        authority.requireStaff();
        return Evaluation.of(question);
    }

    @Override
    public SamplePlan plan(SampleQuestion question) {
        authority.requireStaff();
        return Planner.of(question);
    }

    @Override
    public PeekAnswer peek(PeekQuestion question) {
        authority.requireStaff();
        return Peeking.of(question);
    }

    @Override
    public ExperimentReadout readout(UUID experimentId) {
        Experiment experiment = experiments.get(experimentId);
        Exchange exchange = new Exchange(rates, advertisers.get(experiment.advertiserId()).currency());
        Instant now = clock.instant();
        return em.unwrap(Session.class).doReturningWork(connection ->
                new Readout(experiment, new Readings(connection, experimentId), exchange, now).tell());
    }
}
