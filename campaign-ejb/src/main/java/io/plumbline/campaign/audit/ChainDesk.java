package io.plumbline.campaign.audit;

import io.plumbline.campaign.api.AuditChecks;
import io.plumbline.campaign.api.AuditVerification;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Forbidden;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

@Stateless
public class ChainDesk implements AuditChecks {

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;

    @Override
    public AuditVerification verify() {
        authority.requireStaff();
        if (authority.advertiserScope().isPresent()) {
            throw new Forbidden("The trail is one for all advertisers; this needs somebody who is not confined to one.");
        }
        return new ChainWalk(em, AnchorFile.ofThisNode().read()).walk();
    }
}
