package io.plumbline.reporting.audit;

import io.plumbline.reporting.api.SelfAudit;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Forbidden;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.hibernate.Session;

@Stateless
public class SelfAuditDesk implements SelfAudit {

    @Inject
    private EntityManager em;

    @Inject
    private Authority authority;

    @Override
    public List<Check> run() {
        authority.requireStaff();
        if (authority.advertiserScope().isPresent() || authority.partnerScope().isPresent()) {
            throw new Forbidden("The self-audit looks at everything; this account may see one advertiser only.");
        }
        return em.unwrap(Session.class).doReturningWork(connection -> new Checks(connection).run());
    }
}
