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
import io.plumbline.reporting.api.Grid;
import io.plumbline.reporting.query.Exchange;
import io.plumbline.reporting.query.OneInstant;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public ExperimentReadout readout(UUID experimentId, LocalDate through) {
        new Check().that(through == null || through.getYear() >= 1990 && through.getYear() < 2100, "through", "range-out-of-bounds", "Days lie between 1990 and 2099.").done();
        Instant end = through == null ? Instant.MAX : through.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant now = clock.instant();
        return em.unwrap(Session.class).doReturningWork(connection -> OneInstant.read(connection, () -> {
            Experiment experiment = experiments.get(experimentId);
            Exchange exchange = new Exchange(rates, advertisers.get(experiment.advertiserId()).currency());
            return told(connection, experiment, exchange, end.isBefore(now) ? end.minusMillis(1) : now);
        }));
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Grid grid(UUID experimentId, LocalDate through) {
        return ReadoutGrid.of(readout(experimentId, through));
    }

    static ExperimentReadout told(Connection connection, Experiment experiment, Exchange exchange, Instant until) throws SQLException {
        Readings readings = new Readings(connection, experiment.id(), until);
        return new Readout(experiment, readings, exchange, until).tell(new Before(connection, readings, experiment.measure(), exchange));
    }
}
