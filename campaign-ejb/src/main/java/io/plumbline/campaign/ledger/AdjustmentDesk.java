package io.plumbline.campaign.ledger;

import io.plumbline.campaign.api.Adjustment;
import io.plumbline.campaign.api.AdjustmentProposal;
import io.plumbline.campaign.api.Adjustments;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Ledger;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.OnePerson;
import io.plumbline.campaign.persistence.Switch;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

@Stateless
public class AdjustmentDesk implements Adjustments {

    private static final String WHAT = HandPosting.WHAT;
    private static final String SECOND = "ledger.second-person";
    private static final int LONGEST = 500;

    @Inject
    private EntityManager em;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;
    @Inject
    private AuditTrail audit;
    @Inject
    private Ledger ledger;

    public AdjustmentDesk() {
        // for the container
    }

    AdjustmentDesk(EntityManager em, Authority authority, Clock clock, AuditTrail audit, Ledger ledger) {
        this.em = em;
        this.authority = authority;
        this.clock = clock;
        this.audit = audit;
        this.ledger = ledger;
    }

    @Override
    public Entered post(Adjustment adjustment) {
        Bookkeeping.require(authority);
        HandPosting posting = posting();
        posting.requireSound(adjustment);
        if (isByTwo() && !posting.isPosted(adjustment)) {
            return new Entered(List.of(), proposed(adjustment));
        }
        if (posting.post(adjustment, caller())) {
            audit.note("post", WHAT, HandPosting.subject(adjustment), adjustment.reference().strip(), adjustment.advertiser(), null, adjustment);
        }
        return new Entered(ledger.about(HandPosting.subject(adjustment)), null);
    }

    private AdjustmentProposal proposed(Adjustment adjustment) {
        String reference = adjustment.reference().strip();
        AdjustmentEntity waiting = em.createQuery("select a from AdjustmentEntity a where a.slot = :slot", AdjustmentEntity.class).setParameter("slot", reference)
                .getResultStream().findFirst().orElse(null);
        if (waiting != null) {
            if (!waiting.adjustment().equals(adjustment)) {
                throw taken(reference);
            }
            return waiting.record();
        }
        AdjustmentEntity made = new AdjustmentEntity(adjustment, caller(), clock.instant());
        em.persist(made);
        Versions.flush(em, WHAT, () -> taken(reference));
        return noted("propose", made);
    }

    private static Conflict taken(String reference) {
        return new Conflict("reference-taken", "There is another posting " + reference + " already.");
    }

    @Override
    public AdjustmentProposal approve(UUID id, String reason) {
        AdjustmentEntity found = toDecide(id);
        found.posted(decider(found), clock.instant(), said(reason, false), isByTwo());
        Adjustment adjustment = found.adjustment();
        HandPosting posting = posting();
        posting.requireSound(adjustment);
        posting.post(adjustment, caller());
        return noted("approve", found);
    }

    @Override
    public AdjustmentProposal refuse(UUID id, String reason) {
        AdjustmentEntity found = toDecide(id);
        found.refused(decider(found), clock.instant(), said(reason, true), isByTwo());
        return noted("refuse", found);
    }

    @Override
    public AdjustmentProposal withdraw(UUID id, String reason) {
        Bookkeeping.require(authority);
        AdjustmentEntity found = Versions.forChange(em, AdjustmentEntity.class, WHAT, id);
        found.withdrawn(caller(), clock.instant(), said(reason, false));
        return noted("withdraw", found);
    }

    @Override
    public AdjustmentProposal get(UUID id) {
        authority.requireStaff();
        AdjustmentEntity found = Versions.get(em, AdjustmentEntity.class, WHAT, id);
        if (authority.advertiserScope().isPresent()) {
            authority.requireAdvertiser(found.advertiserId() == null ? Books.HOUSE : found.advertiserId(), WHAT, id);
        }
        return found.record();
    }

    @Override
    public Page<AdjustmentProposal> list(String state, PageRequest page) {
        authority.requireStaff();
        return Listing.of(em, AdjustmentEntity.class).is("advertiserId", authority.advertiserScope().orElse(null)).is("state", state)
                .page(page, AdjustmentEntity::id, found -> found.stream().map(AdjustmentEntity::record).toList());
    }

    @Override
    public Policy policy() {
        authority.requireStaff();
        return new Policy(isByTwo());
    }

    @Override
    public Policy policy(Policy next) {
        authority.require(Role.ADMIN);
        new Check().that(next != null && next.secondPerson() != null, "secondPerson", "required", "Say yes or no.").done();
        Policy before = policy();
        byTwo().turn(next.secondPerson());
        audit.note("change", "adjustment-policy", null, "Postings by hand", null, before, next);
        return next;
    }

    private boolean isByTwo() {
        return byTwo().isOn();
    }

    private Switch byTwo() {
        return new Switch(em, SECOND);
    }

    private AdjustmentEntity toDecide(UUID id) {
        Bookkeeping.requireToDecide(authority);
        return Versions.forChange(em, AdjustmentEntity.class, WHAT, id);
    }

    /** A login and the keys it has issued are one person. */
    private String decider(AdjustmentEntity found) {
        return new OnePerson(em).named(caller(), found.proposedBy());
    }

    private static String said(String reason, boolean required) {
        Check check = new Check();
        (required ? check.text("reason", reason, LONGEST) : check.optionalText("reason", reason, LONGEST)).done();
        return reason;
    }

    private AdjustmentProposal noted(String action, AdjustmentEntity subject) {
        Versions.flush(em, WHAT);
        AdjustmentProposal now = subject.record();
        audit.note(action, WHAT, HandPosting.subject(now.adjustment()), now.adjustment().reference().strip(), now.adjustment().advertiser(), null, now);
        return now;
    }

    private HandPosting posting() {
        return new HandPosting(em, clock.instant());
    }

    private String caller() {
        return authority.caller().name();
    }
}
