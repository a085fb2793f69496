package io.plumbline.campaign.agreement;

import io.plumbline.campaign.api.Acceptance;
import io.plumbline.campaign.api.Acceptances;
import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Stale;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

@Stateless
public class AcceptanceDesk implements Acceptances {

    private static final String WHAT = AgreementBook.WHAT;
    private static final int MOST = 1000;

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private AgreementBook book;
    @Inject
    private AuditTrail audit;

    @Override
    public Page<Agreement> offered(PageRequest page) {
        return Listing.of(em, AgreementEntity.class).is("partnerId", authority.requirePartner()).page(page, AgreementEntity::id, book::records);
    }

    @Override
    public Acceptance accept(UUID agreementId, long agreementVersion) {
        authority.requirePartner();
        AgreementEntity found = readable(agreementId);
        Stale.unless(WHAT, agreementVersion, found.version());
        String by = authority.caller().name();
        int first = em.createNativeQuery("""
                insert into campaign.terms_acceptance (agreement_id, agreement_version, accepted_by, partner_id, accepted_at)
                values (:agreement, :version, :by, :partner, :at) on conflict do nothing""")
                .setParameter("agreement", agreementId).setParameter("version", agreementVersion).setParameter("by", by)
                .setParameter("partner", found.partnerId()).setParameter("at", clock.instant().truncatedTo(ChronoUnit.MICROS)).executeUpdate();
        Acceptance accepted = em.find(AcceptanceEntity.class, new AcceptanceEntity.Key(agreementId, agreementVersion, by)).record();
        if (first == 1) {
            audit.note("accept", WHAT, agreementId, book.name(found.campaignId(), found.partnerId()), found.advertiserId(), null, accepted);
        }
        return accepted;
    }

    @Override
    public List<Acceptance> of(UUID agreementId) {
        authority.requireReader();
        readable(agreementId);
        return em.createQuery("select a from AcceptanceEntity a where a.key.agreementId = :agreement order by a.at, a.key.by", AcceptanceEntity.class)
                .setParameter("agreement", agreementId).setMaxResults(MOST).getResultStream().map(AcceptanceEntity::record).toList();
    }

    private AgreementEntity readable(UUID agreementId) {
        AgreementEntity found = Versions.get(em, AgreementEntity.class, WHAT, agreementId);
        authority.requireAdvertiser(found.advertiserId(), WHAT, agreementId);
        authority.requirePartnerOf(found.partnerId(), WHAT, agreementId);
        return found;
    }
}
