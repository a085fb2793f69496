package io.plumbline.reporting.delay;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.Goals;
import io.plumbline.reporting.api.ExpectedAnswer;
import io.plumbline.reporting.api.ExpectedConversions;
import io.plumbline.reporting.api.ExpectedQuestion;
import io.plumbline.reporting.customer.Shop;
import io.plumbline.reporting.known.Instants;
import io.plumbline.reporting.query.OneInstant;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.hibernate.Session;

@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class ExpectedDesk implements ExpectedConversions {

    private static final BigDecimal USUAL_LEVEL = new BigDecimal("0.9");

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private Goals goals;
    @Inject
    private FxRates rates;
    @Inject
    private Clock clock;

    @Override
    public ExpectedAnswer expect(ExpectedQuestion question) {
        authority.requireStaff();
        check(question);
        authority.requireAdvertiser(question.advertiserId(), "advertiser", question.advertiserId());
        Instant now = clock.instant();
        return em.unwrap(Session.class).doReturningWork(connection -> OneInstant.read(connection, () -> {
            Goal goal = goal(question).orElseThrow(() -> new Invalid("goal", "goal-unknown", "This advertiser has no such goal."));
            return answer(connection, rates, question, goal.key(), goal.clickWindowDays(), now);
        }));
    }

    static ExpectedAnswer answer(Connection connection, FxRates rates, ExpectedQuestion question, String goal, int windowDays, Instant now) throws SQLException {
        ZoneId zone = Shop.of(connection, question.advertiserId()).zone(question.timeZone());
        BigDecimal level = question.level() == null ? USUAL_LEVEL : question.level();
        Completion then = new Completion(connection, rates, question, goal, windowDays, zone, level, question.asOf(), Instants.of(question.asOf(), now));
        return then.answer(question.asOf() == null ? null : then.since(new Completion(connection, rates, question, goal, windowDays, zone, level, null, now)));
    }

    private Optional<Goal> goal(ExpectedQuestion q) {
        Optional<Goal> byKey = goals.find(q.advertiserId(), q.goal());
        if (byKey.isPresent() || q.goal().length() != 36) {
            return byKey;
        }
        try {
            return goals.find(Ids.parse("goal", q.goal())).filter(goal -> goal.advertiserId().equals(q.advertiserId()));
        } catch (NotFound noId) {
            return Optional.empty();
        }
    }

    private static void check(ExpectedQuestion q) {
        new Check().that(q.advertiserId() != null, "advertiserId", "required", "Name the advertiser.")
                .that(q.goal() != null && !q.goal().isBlank(), "goal", "required", "Name the goal.")
                .that(q.from() != null, "from", "required", "Name the first day.")
                .that(q.to() != null, "to", "required", "Name the last day.")
                .that(q.from() == null || q.to() == null || !q.to().isBefore(q.from()), "to", "range-reversed", "The last day is before the first.")
                .that(q.from() == null || q.to() == null || q.to().isBefore(q.from().plusDays(Completion.MOST_DAYS)), "to", "range-too-long", "At most a year.")
                .that(q.from() == null || q.from().getYear() >= 1990 && q.from().getYear() < 2099, "from", "range-out-of-bounds", "Days lie between 1990 and 2098.")
                .that(q.timeZone() == null || Check.isZone(q.timeZone()), "timeZone", "zone-unknown", "Use an IANA time zone such as Europe/Paris.")
                .that(q.level() == null || q.level().compareTo(new BigDecimal("0.5")) >= 0 && q.level().compareTo(new BigDecimal("0.99")) <= 0, "level",
                        "level-out-of-range", "The level of an interval lies between 0.5 and 0.99.")
                .that(Instants.isPossible(q.asOf()), "asOf", "time-out-of-range", Instants.POSSIBLE).done();
    }
}
