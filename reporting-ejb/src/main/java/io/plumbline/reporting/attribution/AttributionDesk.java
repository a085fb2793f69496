package io.plumbline.reporting.attribution;

import io.plumbline.campaign.api.FxRates;
import io.plumbline.reporting.api.Attribution;
import io.plumbline.reporting.api.AttributionAnswer;
import io.plumbline.reporting.api.AttributionQuestion;
import io.plumbline.shared.Authority;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.Session;

@Stateless
public class AttributionDesk implements Attribution {

    @Inject
    private EntityManager em;

    @Inject
    private Authority authority;

    @Inject
    private FxRates rates;

    @Override
    public AttributionAnswer query(AttributionQuestion question) {
        authority.requireStaff();
        Brief.check(question);
        authority.requireAdvertiser(question.advertiserId(), "advertiser", question.advertiserId());
        return em.unwrap(Session.class).doReturningWork(connection -> answer(connection, rates, question));
    }

    static AttributionAnswer answer(Connection connection, FxRates rates, AttributionQuestion question) throws SQLException {
        Brief brief = Brief.of(connection, question);
        return new Comparison(connection, brief, rates).answer();
    }
}
