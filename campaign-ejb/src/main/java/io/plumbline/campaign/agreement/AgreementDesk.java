package io.plumbline.campaign.agreement;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.AgreementDraft;
import io.plumbline.campaign.api.Agreements;
import io.plumbline.campaign.api.Terms;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.shared.Stale;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@Stateless
public class AgreementDesk implements Agreements, Terms {

    private static final String WHAT = AgreementBook.WHAT;

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private AgreementBook book;
    @Inject
    private SecondPerson secondPerson;

    @Override
    public Agreement add(AgreementDraft draft) {
        authority.require(Role.MARKETER);
        AgreementBook.Read read = book.read(draft);
        return book.add(Ids.next(), read, read.terms().effectiveFrom());
    }

    @Override
    public Agreement amend(UUID id, Long expectedVersion, AgreementDraft draft) {
        authority.require(Role.MARKETER);
        AgreementEntity found = Versions.forChange(em, AgreementEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        Stale.unless(WHAT, expectedVersion, found.version());
        new Check().that(draft.campaignId() == null || draft.campaignId().equals(found.campaignId()), "campaignId", "immutable", "This cannot change.")
                .that(draft.partnerId() == null || draft.partnerId().equals(found.partnerId()), "partnerId", "immutable", "This cannot change.").done();
        secondPerson.refuseOne();
        return book.amend(found, book.sheet(draft, book.campaign(found.campaignId()), book.partner(found.partnerId())));
    }

    @Override
    public Agreement withdraw(UUID id) {
        authority.require(Role.MARKETER);
        return book.withdraw(id);
    }

    @Override
    public Agreement imagine(AgreementDraft draft) {
        authority.requireStaff();
        AgreementBook.Read read = book.read(draft);
        return new AgreementEntity(Ids.next(), read.campaign(), read.partner().id(), read.terms(), read.terms().effectiveFrom()).record(null);
    }

    @Override
    public Agreement get(UUID id) {
        authority.requireStaff();
        AgreementEntity found = Versions.get(em, AgreementEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        return book.record(found);
    }

    @Override
    public Page<Agreement> list(UUID campaignId, UUID partnerId, PageRequest page) {
        authority.requireStaff();
        return Listing.of(em, AgreementEntity.class).is("advertiserId", authority.advertiserScope().orElse(null))
                .is("campaignId", campaignId).is("partnerId", partnerId).page(page, AgreementEntity::id, book::records);
    }

    @Override
    public Agreement asOf(UUID campaignId, UUID partnerId, Instant at) {
        authority.requireStaff();
        return book.inForce(campaignId, partnerId, at).filter(found -> authority.advertiserScope().map(found.advertiserId()::equals).orElse(true))
                .orElseThrow(() -> new NotFound(WHAT, "of " + campaignId + " and " + partnerId + " at " + at));
    }

    @Override
    public Optional<Agreement> inForce(UUID campaignId, UUID partnerId, Instant at) {
        return book.inForce(campaignId, partnerId, at);
    }

    @Override
    public Agreement agreed(UUID agreementId) {
        return book.record(Versions.get(em, AgreementEntity.class, WHAT, agreementId));
    }
}
