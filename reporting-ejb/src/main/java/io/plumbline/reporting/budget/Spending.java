package io.plumbline.reporting.budget;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.Answer;
import io.plumbline.reporting.api.Question;
import io.plumbline.reporting.query.OneInstant;
import io.plumbline.reporting.query.Scope;
import io.plumbline.reporting.query.Tabulated;
import io.plumbline.reporting.query.Tabulator;
import io.plumbline.shared.Authority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** What campaigns have spent and earned, of all budgets of an answer at one instant. */
@ApplicationScoped
public class Spending {

    private static final List<String> METRICS = List.of("cost", "payout", "revenue", "clicks");
    /** Results that may still be paid or not. */
    private static final Set<String> UNDECIDED = Set.of("pending", "on-hold");

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private FxRates rates;

    /** What is asked of the reports once for all campaigns that share it. @param only of this campaign, with the warnings of its own; null for all */
    record Asked(LocalDate from, LocalDate to, ZoneId zone, String currency, UUID only) {

        List<Question.Filter> filters() {
            return only == null ? List.of() : List.of(new Question.Filter("campaign", "in", List.of(only.toString())));
        }
    }

    record Told(Map<UUID, Sums> sums, List<String> warnings) {

        Sums of(UUID campaign) {
            return sums.getOrDefault(campaign, Sums.NONE);
        }
    }

    /** In a transaction of its own: a caller's may have read before, and holds what it is about to change. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Map<Asked, Told> of(Set<Asked> questions) {
        Scope scope = Scope.of(authority);
        return questions.isEmpty() ? Map.of() : em.unwrap(Session.class).doReturningWork(connection -> OneInstant.read(connection, () -> {
            Map<Asked, Told> told = new HashMap<>();
            for (Asked asked : questions) {
                told.put(asked, told(connection, scope, asked));
            }
            return told;
        }));
    }

    private Told told(Connection connection, Scope scope, Asked asked) throws SQLException {
        Tabulated answer = new Tabulator(connection, rates, scope).answer(new Question(asked.from(), asked.to(), asked.zone().getId(), asked.currency(), List.of("campaign", "status"),
                METRICS, asked.filters(), null, null, null, null));
        Map<UUID, Sums> sums = new HashMap<>();
        for (int i = 0; i < answer.rowCount(); i++) {
            sums.merge(campaign(answer.row(i)), sums(answer.row(i)), Sums::plus);
        }
        return new Told(sums, answer.warnings());
    }

    private static UUID campaign(List<Object> row) {
        return row.get(0) instanceof Answer.Entity known ? UUID.fromString(known.id()) : new UUID(0, 0);
    }

    private static Sums sums(List<Object> row) {
        boolean undecided = UNDECIDED.contains(String.valueOf(row.get(1)));
        BigDecimal payout = number(row.get(3));
        return new Sums(number(row.get(2)), undecided ? BigDecimal.ZERO : payout, undecided ? payout : BigDecimal.ZERO, number(row.get(4)), number(row.get(5)).longValue());
    }

    private static BigDecimal number(Object cell) {
        return cell == null ? BigDecimal.ZERO : new BigDecimal(cell.toString());
    }
}
