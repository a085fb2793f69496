package io.plumbline.campaign.coupon;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Coupon;
import io.plumbline.campaign.api.CouponDraft;
import io.plumbline.campaign.api.Coupons;
import io.plumbline.campaign.api.Partners;
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
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

@Stateless
public class CouponDesk implements Coupons {

    private static final String WHAT = "coupon";
    private static final int MAX_CODE = 64;

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

    @Override
    public Coupon add(CouponDraft draft) {
        authority.require(Role.MARKETER);
        CouponDraft sound = sound(draft);
        CouponEntity added = new CouponEntity(sound, clock.instant());
        em.persist(added);
        Versions.flush(em, WHAT, () -> new Conflict("coupon-exists", "This advertiser already has a coupon " + sound.code() + "."));
        return noted("create", null, added.record());
    }

    @Override
    public Coupon amend(UUID id, Long expectedVersion, CouponDraft draft) {
        authority.require(Role.MARKETER);
        CouponEntity found = Versions.forChange(em, CouponEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        Stale.unless(WHAT, expectedVersion, found.version());
        Coupon before = found.record();
        new Check().that(draft.code() == null || code(draft.code()).equals(before.code()), "code", "immutable", "This cannot change: conversions already carry it.")
                .that(draft.advertiserId() == null || draft.advertiserId().equals(before.advertiserId()), "advertiserId", "immutable",
                        "This cannot change: conversions already carry it.").done();
        found.take(sound(new CouponDraft(before.advertiserId(), before.code(), draft.campaignId(), draft.partnerId(), draft.validFrom(), draft.validTo(), draft.active())));
        Versions.flush(em, WHAT);
        return noted("change", before, found.record());
    }

    @Override
    public Coupon get(UUID id) {
        authority.requireReader();
        CouponEntity found = Versions.get(em, CouponEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        authority.requirePartnerOf(found.record().partnerId(), WHAT, id);
        return found.record();
    }

    @Override
    public Page<Coupon> list(UUID advertiserId, UUID campaignId, UUID partnerId, String text, PageRequest page) {
        authority.requireReader();
        return Listing.of(em, CouponEntity.class).is("advertiserId", advertiserId).is("campaignId", campaignId).is("partnerId", partnerId)
                .where("e.partnerId = :own", "own", authority.partnerScope().orElse(null)).contains(text, "code")
                .where("e.advertiserId = :scope", "scope", authority.advertiserScope().orElse(null))
                .page(page, CouponEntity::id, coupons -> coupons.stream().map(CouponEntity::record).toList());
    }

    @Override
    public Optional<Coupon> redeemed(UUID advertiserId, String code, Instant at) {
        if (code == null || code.isBlank() || code.length() > MAX_CODE) {
            return Optional.empty();
        }
        ZoneId zone = advertisers.find(advertiserId).map(Advertiser::timeZone).map(ZoneId::of).orElse(ZoneId.of("UTC"));
        return Listing.of(em, CouponEntity.class).is("advertiserId", advertiserId).is("code", code(code)).top("e.id", 1).stream().findFirst()
                .filter(coupon -> coupon.isValidOn(at.atZone(zone).toLocalDate())).map(CouponEntity::record);
    }

    private CouponDraft sound(CouponDraft draft) {
        UUID advertiser = draft.advertiserId();
        boolean mine = advertiser != null && authority.advertiserScope().map(advertiser::equals).orElse(true) && advertisers.find(advertiser).isPresent();
        new Check().that(mine, "advertiserId", "advertiser-not-found", "Choose an advertiser.")
                .text("code", draft.code(), MAX_CODE)
                .that(draft.campaignId() != null && campaigns.find(draft.campaignId()).filter(c -> c.advertiserId().equals(advertiser)).isPresent(), "campaignId",
                        "campaign-not-found", "Choose a campaign of this advertiser.")
                .that(draft.partnerId() != null && partners.find(draft.partnerId()).isPresent(), "partnerId", "partner-not-found", "Choose a partner.")
                .that(draft.validFrom() == null || draft.validTo() == null || !draft.validTo().isBefore(draft.validFrom()), "validTo", "period-backwards",
                        "The last day lies before the first.").done();
        return new CouponDraft(advertiser, code(draft.code()), draft.campaignId(), draft.partnerId(), draft.validFrom(), draft.validTo(),
                draft.active() == null || draft.active());
    }

    private static String code(String written) {
        return written.strip().toUpperCase(Locale.ROOT);
    }

    private Coupon noted(String action, Coupon before, Coupon after) {
        audit.note(action, WHAT, after.id(), after.code(), after.advertiserId(), before, after);
        return after;
    }
}
