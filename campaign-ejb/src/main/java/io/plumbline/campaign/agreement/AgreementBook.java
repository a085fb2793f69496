package io.plumbline.campaign.agreement;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.AgreementDraft;
import io.plumbline.campaign.api.AgreementMade;
import io.plumbline.campaign.api.AgreementWithdrawn;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Campaign;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Goals;
import io.plumbline.campaign.api.Partner;
import io.plumbline.campaign.api.Partners;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Agreements on disk, for whoever was allowed to make them. */
@ApplicationScoped
public class AgreementBook {

    static final String WHAT = "agreement";

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
    @Inject
    private Event<AgreementWithdrawn> withdrawn;

    /** Found sound, whose it is, and with a start. */
    record Read(Campaign campaign, Partner partner, TermSheet terms) {
    }

    Read read(AgreementDraft draft) {
        Optional<Campaign> campaign = Optional.ofNullable(draft.campaignId()).flatMap(campaigns::find).filter(this::inScope);
        Optional<Partner> partner = Optional.ofNullable(draft.partnerId()).flatMap(partners::find);
        new Check().that(campaign.isPresent(), "campaignId", "campaign-not-found", "Choose a campaign.")
                .that(partner.isPresent(), "partnerId", "partner-not-found", "Choose a partner.").done();
        return new Read(campaign.get(), partner.get(), sheet(draft, campaign.get(), partner.get()));
    }

    TermSheet sheet(AgreementDraft draft, Campaign campaign, Partner partner) {
        ZoneId zone = zone(campaign.advertiserId());
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

    Agreement add(UUID id, Read read, Instant effectiveFrom) {
        AgreementEntity added = new AgreementEntity(id, read.campaign(), read.partner().id(), read.terms().from(effectiveFrom), clock.instant());
        em.persist(added);
        flush(effectiveFrom);
        Agreement agreement = record(added);
        note("create", agreement, null, agreement);
        made.fire(new AgreementMade(agreement));
        return agreement;
    }

    Agreement amend(AgreementEntity found, TermSheet terms) {
        Agreement before = record(found);
        found.amend(terms, clock.instant());
        flush(terms.effectiveFrom());
        Agreement after = record(found);
        note("change", after, before, after);
        made.fire(new AgreementMade(after));
        return after;
    }

    /** As if it had never been agreed: nothing has been priced under it. */
    Agreement withdraw(UUID id) {
        AgreementEntity found = Versions.forChange(em, AgreementEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        found.requireUpcoming(clock.instant());
        Agreement before = record(found);
        withdrawn.fire(new AgreementWithdrawn(before));
        em.remove(found);
        em.flush();
        note("withdraw", before, before, null);
        return before;
    }

    Optional<Agreement> inForce(UUID campaignId, UUID partnerId, Instant at) {
        return Listing.of(em, AgreementEntity.class).is("campaignId", campaignId).is("partnerId", partnerId)
                .where("e.effectiveFrom <= :at", "at", at).top("e.effectiveFrom desc", 1).stream().findFirst().map(this::record);
    }

    boolean inScope(Campaign campaign) {
        return authority.advertiserScope().map(campaign.advertiserId()::equals).orElse(true);
    }

    /** As the advertiser's calendar says it. */
    LocalDate firstDay(Agreement agreement) {
        return LocalDate.ofInstant(agreement.effectiveFrom(), zone(agreement.advertiserId()));
    }

    private ZoneId zone(UUID advertiserId) {
        return ZoneId.of(advertisers.find(advertiserId).orElseThrow().timeZone());
    }

    Campaign campaign(UUID id) {
        return campaigns.find(id).orElseThrow();
    }

    Partner partner(UUID id) {
        return partners.find(id).orElseThrow();
    }

    private void flush(Instant effectiveFrom) {
        Versions.flush(em, WHAT, () -> new Conflict("agreement-exists",
                "These two already have an agreement from " + effectiveFrom + " on. Choose another start."));
    }

    Agreement record(AgreementEntity agreement) {
        return records(List.of(agreement)).get(0);
    }

    /** An agreement ends where the next of the same two begins; asked once for a whole page. */
    List<Agreement> records(List<AgreementEntity> page) {
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

    String name(UUID campaignId, UUID partnerId) {
        return campaigns.find(campaignId).map(Campaign::name).orElse("") + " · " + partners.find(partnerId).map(Partner::name).orElse("");
    }

    private void note(String action, Agreement subject, Agreement before, Agreement after) {
        audit.note(action, WHAT, subject.id(), name(subject.campaignId(), subject.partnerId()), subject.advertiserId(), before, after);
    }
}
