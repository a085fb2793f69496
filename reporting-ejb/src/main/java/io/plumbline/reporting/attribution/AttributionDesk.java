package io.plumbline.reporting.attribution;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.Attribution;
import io.plumbline.reporting.api.AttributionAnswer;
import io.plumbline.reporting.api.AttributionQuestion;
import io.plumbline.reporting.api.ConversionCredit;
import io.plumbline.reporting.api.Grid;
import io.plumbline.reporting.api.JourneysAnswer;
import io.plumbline.reporting.api.PathTable;
import io.plumbline.reporting.query.OneInstant;
import io.plumbline.shared.Authority;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.hibernate.Session;

@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class AttributionDesk implements Attribution {

    @Inject
    private EntityManager em;

    @Inject
    private Authority authority;

    @Inject
    private FxRates rates;

    @Override
    public AttributionAnswer query(AttributionQuestion question) {
        check(question);
        return em.unwrap(Session.class).doReturningWork(connection -> OneInstant.stream(connection, () -> answer(connection, rates, question)));
    }

    @Override
    public JourneysAnswer journeys(AttributionQuestion question) {
        check(question);
        return em.unwrap(Session.class).doReturningWork(connection -> OneInstant.stream(connection, () -> journeys(connection, rates, question)));
    }

    @Override
    public AttributionAnswer evaluate(PathTable table) {
        authority.requireStaff();
        return new TableOfPaths(table).answer();
    }

    @Override
    public ConversionCredit conversion(UUID conversionId) {
        authority.requireStaff();
        return em.unwrap(Session.class).doReturningWork(connection -> OneInstant.stream(connection, () -> OneConversion.of(connection, rates, authority, conversionId)));
    }

    @Override
    public Grid table(AttributionQuestion question) {
        return Tables.of(query(question));
    }

    private void check(AttributionQuestion question) {
        authority.requireStaff();
        Brief.check(question);
        authority.requireAdvertiser(question.advertiserId(), "advertiser", question.advertiserId());
    }

    static AttributionAnswer answer(Connection connection, FxRates rates, AttributionQuestion question) throws SQLException {
        return new Comparison(connection, Brief.of(connection, question), rates).answer();
    }

    static JourneysAnswer journeys(Connection connection, FxRates rates, AttributionQuestion question) throws SQLException {
        return new Comparison(connection, Brief.of(connection, question), rates).journeys();
    }
}
