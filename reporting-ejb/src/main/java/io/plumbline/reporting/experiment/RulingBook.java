package io.plumbline.reporting.experiment;

import io.plumbline.reporting.api.ComparisonState;
import io.plumbline.reporting.api.ExperimentAnswer;
import io.plumbline.reporting.api.ExperimentReadout;
import io.plumbline.reporting.api.ExperimentRuling;
import io.plumbline.reporting.api.ExperimentVerdict;
import io.plumbline.reporting.known.Change;
import io.plumbline.reporting.known.Streamed;
import io.plumbline.shared.Keyed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** Keeps what experiments said when they were last read out. Of two that read out at once the later look stays. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class RulingBook {

    private static final Set<ComparisonState> PROVEN = EnumSet.of(ComparisonState.BETTER, ComparisonState.WORSE);
    private static final int MOST = 10_000;

    @Inject
    private EntityManager em;

    public void keep(UUID advertiser, ExperimentReadout told) {
        em.unwrap(Session.class).doWork(connection -> keep(connection, advertiser, told.experimentId(), ruling(told)));
    }

    /** @param advertiser null for all */
    public Map<UUID, ExperimentRuling> of(Collection<UUID> experiments, UUID advertiser) {
        return experiments.isEmpty() ? Map.of() : em.unwrap(Session.class).doReturningWork(connection -> of(connection, List.copyOf(experiments), advertiser));
    }

    /** The newest ones. @param advertiser null for all */
    public Set<UUID> with(ExperimentVerdict verdict, UUID advertiser) {
        return em.unwrap(Session.class).doReturningWork(connection -> with(connection, verdict, advertiser));
    }

    static ExperimentRuling ruling(ExperimentReadout told) {
        boolean decided = told.verdict() == ExperimentVerdict.WINNER || told.verdict() == ExperimentVerdict.LOSER;
        Optional<ExperimentAnswer.Comparison> best = told.figures().comparisons().stream().filter(c -> decided && PROVEN.contains(c.state()))
                .max(Comparator.comparingDouble(ExperimentAnswer.Comparison::difference));
        return new ExperimentRuling(told.verdict(), best.map(ExperimentAnswer.Comparison::variant).orElse(null), best.map(ExperimentAnswer.Comparison::relativeLift).orElse(null), told.through());
    }

    static void keep(Connection connection, UUID advertiser, UUID experiment, ExperimentRuling ruling) throws SQLException {
        OffsetDateTime at = ruling.at().atOffset(ZoneOffset.UTC);
        int amended = Change.run(connection, "update reporting.experiment_ruling set verdict = ?, variant = ?, lift = ?, told_at = ? where experiment_id = ? and told_at <= ?", ruling.verdict().key(),
                ruling.variant(), ruling.lift(), at, experiment, at);
        if (amended == 0) {
            Change.run(connection, "insert into reporting.experiment_ruling (verdict, variant, lift, told_at, experiment_id, advertiser_id) values (?, ?, ?, ?, ?, ?) on conflict do nothing",
                    ruling.verdict().key(), ruling.variant(), ruling.lift(), at, experiment, advertiser);
        }
    }

    static Map<UUID, ExperimentRuling> of(Connection connection, List<UUID> experiments, UUID advertiser) throws SQLException {
        Map<UUID, ExperimentRuling> found = new HashMap<>();
        Streamed.read(connection, "select experiment_id, verdict, variant, lift, told_at, advertiser_id from reporting.experiment_ruling where experiment_id in (?"
                + ", ?".repeat(experiments.size() - 1) + ")", row -> {
            if (advertiser == null || advertiser.equals(row.getObject(6, UUID.class))) {
                found.put(row.getObject(1, UUID.class), new ExperimentRuling(Keyed.of(ExperimentVerdict.class, "verdict", row.getString(2)), row.getString(3), row.getObject(4, Double.class),
                        row.getObject(5, OffsetDateTime.class).toInstant()));
            }
        }, experiments.toArray());
        return found;
    }

    static Set<UUID> with(Connection connection, ExperimentVerdict verdict, UUID advertiser) throws SQLException {
        Set<UUID> found = new HashSet<>();
        Streamed.read(connection, "select experiment_id, advertiser_id from reporting.experiment_ruling where verdict = ? order by experiment_id desc limit " + MOST, row -> {
            if (advertiser == null || advertiser.equals(row.getObject(2, UUID.class))) {
                found.add(row.getObject(1, UUID.class));
            }
        }, verdict.key());
        return found;
    }
}
