package io.plumbline.campaign.agreement;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.AgreementDraft;
import io.plumbline.campaign.api.AgreementMade;
import io.plumbline.campaign.api.Agreements;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Goals;
import io.plumbline.campaign.api.Partner;
import io.plumbline.campaign.api.Partners;
import io.plumbline.campaign.api.Terms;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.shared.Stale;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@Stateless
public class AgreementDesk implements Agreements, Terms {

    private static final String WHAT = "agreement";

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Campaigns campaigns;
    @Inject
    private Partners partners;
    @Inject
    private Goals goals;
    @Inject
    private Event<AgreementMade> made;

    @Override
    public Agreement add(AgreementDraft draft) {
        authority.require(Role.MARKETER);
        Optional<Campaign> campaign = Optional.ofNullable(draft.campaignId()).flatMap(campaigns::find).filter(this::inScope);
        Optional<Partner> partner = Optional.ofNullable(draft.partnerId()).flatMap(partners::find);
        new Check().that(campaign.isPresent(), "campaignId", "campaign-not-found", "Choose a campaign.")
                .that(partner.isPresent(), "partnerId", "partner-not-found", "Choose a partner.").done();
        TermSheet terms = read(draft, campaign.get(), partner.get());
        AgreementEntity added = new AgreementEntity(campaign.get(), partner.get().id(), terms, clock.instant());
        em.persist(added);
        flush(terms);
        Agreement agreement = record(added);
        note("create", agreement, null, agreement);
        made.fire(new AgreementMade(agreement));
        return agreement;
    }

    @Override
    public Agreement amend(UUID id, Long expectedVersion, AgreementDraft draft) {
        authority.require(Role.MARKETER);
        AgreementEntity found = Versions.forChange(em, AgreementEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        Stale.unless(WHAT, expectedVersion, found.version());
        new Check().that(draft.campaignId() == null || draft.campaignId().equals(found.campaignId()), "campaignId", "immutable", "This cannot change.")
                .that(draft.partnerId() == null || draft.partnerId().equals(found.partnerId()), "partnerId", "immutable", "This cannot change.").done();
        Agreement before = record(found);
        TermSheet terms = read(draft, campaigns.find(found.campaignId()).orElseThrow(), partners.find(found.partnerId()).orElseThrow());
        found.amend(terms, clock.instant());
        flush(terms);
        Agreement after = record(found);
        note("change", after, before, after);
        made.fire(new AgreementMade(after));
        return after;
    }

    @Override
    public Agreement get(UUID id) {
        authority.requireStaff();
        AgreementEntity found = Versions.get(em, AgreementEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        return record(found);
    }

    @Override
    public Page<Agreement> list(UUID campaignId, UUID partnerId, PageRequest page) {
        authority.requireStaff();
        return Listing.of(em, AgreementEntity.class).is("advertiserId", authority.advertiserScope().orElse(null))
                .is("campaignId", campaignId).is("partnerId", partnerId).page(page, AgreementEntity::id, this::records);
    }

    @Override
    public Optional<Agreement> inForce(UUID campaignId, UUID partnerId, Instant at) {
        return Listing.of(em, AgreementEntity.class).is("campaignId", campaignId).is("partnerId", partnerId)
                .where("e.effectiveFrom <= :at", "at", at).top("e.effectiveFrom desc", 1).stream().findFirst().map(this::record);
    }

    @Override
    public Agreement agreed(UUID agreementId) {
        return record(Versions.get(em, AgreementEntity.class, WHAT, agreementId));
    }

    private TermSheet read(AgreementDraft draft, Campaign campaign, Partner partner) {
        ZoneId zone = ZoneId.of(advertisers.find(campaign.advertiserId()).orElseThrow().timeZone());
        Check check = new Check();
        if (draft.referral() != null && draft.referral().partnerId() != null) {
            Optional<Partner> referrer = partners.find(draft.referral().partnerId());
            check.that(referrer.isPresent(), "referral/partnerId", "partner-not-found", "Choose a partner.");
            check.that(referrer.isEmpty() || referrer.get().currency().equals(partner.currency()), "referral/partnerId", "currency-mismatch",
                    "Both are paid in one currency: this partner in " + partner.currency() + ".");
        }
        AgreementDraft whole = new AgreementDraft(campaign.id(), partner.id(), draft.effectiveFrom(), draft.rates(), draft.holdDays(), draft.caps(), draft.locking(),
                draft.payment(), draft.referral());
        return TermSheet.of(whole, zone, partner.currency(), key -> goals.find(campaign.advertiserId(), key), check);
    }

    private boolean inScope(Campaign campaign) {
        return authority.advertiserScope().map(campaign.advertiserId()::equals).orElse(true);
    }

    private void flush(TermSheet terms) {
        Versions.flush(em, WHAT, () -> new Conflict("agreement-exists",
                "These two already have an agreement from " + terms.effectiveFrom() + " on. Choose another start."));
    }

    private Agreement record(AgreementEntity agreement) {
        return records(List.of(agreement)).get(0);
    }

    /** An agreement ends where the next of the same two begins; asked once for a whole page. */
    private List<Agreement> records(List<AgreementEntity> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        Map<UUID, Instant> ends = em.createQuery("select e.id, min(n.effectiveFrom) from AgreementEntity e, AgreementEntity n"
                        + " where e.id in :ids and n.campaignId = e.campaignId and n.partnerId = e.partnerId"
                        + " and n.effectiveFrom > e.effectiveFrom group by e.id", Object[].class)
                .setParameter("ids", page.stream().map(AgreementEntity::id).toList()).getResultList().stream()
                .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Instant) row[1]));
        return page.stream().map(agreement -> agreement.record(ends.get(agreement.id()))).toList();
    }

    private void note(String action, Agreement subject, Agreement before, Agreement after) {
        String name = campaigns.find(subject.campaignId()).map(Campaign::name).orElse("") + " · "
                + partners.find(subject.partnerId()).map(Partner::name).orElse("");
        audit.note(action, WHAT, subject.id(), name, subject.advertiserId(), before, after);
    }
}
