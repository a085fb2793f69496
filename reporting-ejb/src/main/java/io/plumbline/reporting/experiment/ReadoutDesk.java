package io.plumbline.reporting.experiment;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Experiment;
import io.plumbline.campaign.api.Experiments;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.ExperimentAnswer;
import io.plumbline.reporting.api.ExperimentQuestion;
import io.plumbline.reporting.api.ExperimentReadout;
import io.plumbline.reporting.api.ExperimentReadouts;
import io.plumbline.reporting.api.ExperimentRuling;
import io.plumbline.reporting.api.ExperimentVerdict;
import io.plumbline.reporting.api.PeekAnswer;
import io.plumbline.reporting.api.PeekQuestion;
import io.plumbline.reporting.api.SamplePlan;
import io.plumbline.reporting.api.SampleQuestion;
import io.plumbline.reporting.api.Grid;
import io.plumbline.reporting.known.Instants;
import io.plumbline.reporting.query.Exchange;
import io.plumbline.reporting.query.Sight;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

@Stateless
public class ReadoutDesk implements ExperimentReadouts {

    @Inject
    private Sight sight;
    @Inject
    private Authority authority;
    @Inject
    private Experiments experiments;
    @Inject
    private Advertisers advertisers;
    @Inject
    private FxRates rates;
    @Inject
    private RulingBook book;
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
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public ExperimentReadout readout(UUID experimentId, LocalDate through, Instant asOf) {
        new Check().that(through == null || through.getYear() >= 1990 && through.getYear() < 2100, "through", "range-out-of-bounds", "Days lie between 1990 and 2099.")
                .that(Instants.isPossible(asOf), "asOf", "time-out-of-range", Instants.POSSIBLE).done();
        Instant end = through == null ? Instant.MAX : through.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant now = clock.instant();
        Experiment experiment = experiments.get(experimentId);
        String currency = advertisers.get(experiment.advertiserId()).currency();
        ExperimentReadout told = sight.of(connection -> told(connection, experiment, rates, currency, asOf, end.isBefore(now) ? end.minusMillis(1) : now));
        if (through == null && asOf == null) {
            book.keep(experiment.advertiserId(), told);
        }
        return told;
    }

    @Override
    public Map<UUID, ExperimentRuling> rulings(Collection<UUID> experiments) {
        authority.requireStaff();
        return book.of(experiments, authority.advertiserScope().orElse(null));
    }

    @Override
    public Set<UUID> ruled(ExperimentVerdict verdict) {
        authority.requireStaff();
        return book.with(verdict, authority.advertiserScope().orElse(null));
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Grid grid(UUID experimentId, LocalDate through, Instant asOf) {
        return ReadoutGrid.of(readout(experimentId, through, asOf));
    }

    /** @param asOf null for now; until what is later is not counted */
    static ExperimentReadout told(Connection connection, Experiment experiment, FxRates rates, String currency, Instant asOf, Instant until) throws SQLException {
        Instant end = Instants.of(asOf, until);
        Readings readings = asOf == null ? new StoredReadings(connection, experiment, end) : KnownReadings.of(connection, experiment, end, asOf);
        Exchange exchange = new Exchange(rates, currency, asOf);
        Credited credited = new Credited(connection, experiment, rates, currency, asOf);
        return new Readout(experiment, readings, exchange, end).tell(new Before(connection, readings, experiment.measure(), exchange, asOf), new Paid(connection, experiment, rates, currency, asOf).byVariant(end), credited.sample(end),
                asOf == null ? null : credited.since(end, until));
    }
}
