package io.plumbline.campaign.cap;

import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.CapAnswer;
import io.plumbline.campaign.api.CapClaim;
import io.plumbline.campaign.api.CapGate;
import io.plumbline.campaign.api.CapSubject;
import io.plumbline.campaign.api.Caps;
import io.plumbline.campaign.api.CapsChanged;
import io.plumbline.campaign.api.FxRates;
import io.plumbline.campaign.api.Limit;
import io.plumbline.campaign.api.LimitDraft;
import io.plumbline.campaign.api.Terms;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Money;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.shared.Stale;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

@Stateless
public class CapDesk implements Caps, CapGate {

    private static final String WHAT = "cap";
    private static final int MOST_ON_ONE = 100;

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;
    @Inject
    private Terms terms;
    @Inject
    private FxRates fxRates;
    @Inject
    private CapGrounds grounds;
    @Inject
    private Event<CapsChanged> changed;

    public CapDesk() {
        // for the container
    }

    CapDesk(EntityManager em, Clock clock, Terms terms, FxRates fxRates) {
        this.em = em;
        this.clock = clock;
        this.terms = terms;
        this.fxRates = fxRates;
    }

    @Override
    public Limit define(LimitDraft draft) {
        authority.require(Role.MARKETER);
        CapTerms sound = CapTerms.of(draft, grounds.of(draft), new Check());
        if (on(sound.subjectId()).size() >= MOST_ON_ONE) {
            throw new Conflict("too-many-caps", "At most " + MOST_ON_ONE + " caps on one thing.");
        }
        CapEntity added = new CapEntity(sound, false, clock.instant());
        em.persist(added);
        Versions.flush(em, WHAT);
        return noted("create", null, added);
    }

    @Override
    public Limit amend(UUID id, Long expectedVersion, LimitDraft draft) {
        CapEntity found = forChange(id);
        Stale.unless(WHAT, expectedVersion, found.version());
        Limit before = record(found);
        LimitDraft now = before.draft();
        check(now, draft);
        CapTerms sound = CapTerms.of(new LimitDraft(now.subject(), now.subjectId(), now.of(), now.period(), draft.limit(), now.currency(), now.timeZone(),
                draft.over(), draft.late(), draft.traffic()), grounds.of(now), new Check());
        found.amend(sound);
        Versions.flush(em, WHAT);
        return noted("change", before, found);
    }

    private static void check(LimitDraft now, LimitDraft draft) {
        boolean same = Stream.of(pair(now.subject(), draft.subject()), pair(now.subjectId(), draft.subjectId()), pair(now.of(), draft.of()),
                pair(now.period(), draft.period()), pair(now.currency(), draft.currency()), pair(now.timeZone(), draft.timeZone())).allMatch(Boolean::booleanValue);
        new Check().that(same, "of", "immutable", "Only the limit and the policies can change: what is used was counted under the rest. Define another cap.").done();
    }

    private static boolean pair(Object now, Object asked) {
        return asked == null || Objects.equals(now, asked);
    }

    @Override
    public void remove(UUID id) {
        CapEntity found = forChange(id);
        Limit before = record(found);
        found.remove(clock.instant());
        Versions.flush(em, WHAT);
        audit.note("remove", WHAT, id, before.subject().key(), before.advertiserId(), before, null);
        changed.fire(new CapsChanged());
    }

    @Override
    public Limit get(UUID id) {
        authority.requireStaff();
        return record(seen(id, em.find(CapEntity.class, id)));
    }

    @Override
    public Page<Limit> list(CapSubject subject, UUID subjectId, PageRequest page) {
        authority.requireStaff();
        return Listing.of(em, CapEntity.class).is("advertiserId", authority.advertiserScope().orElse(null)).is("subjectType", subject == null ? null : subject.key())
                .is("subjectId", subjectId).absent("removedAt")
                .page(page, CapEntity::id, found -> found.stream().map(this::record).toList());
    }

    @Override
    public List<Limit> on(UUID subjectId) {
        return list(null, subjectId, PageRequest.first(MOST_ON_ONE)).items();
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public CapAnswer reserve(CapClaim claim) {
        Optional<UUID> agreement = claim.partnerId() == null || claim.campaignId() == null ? Optional.empty()
                : terms.inForce(claim.campaignId(), claim.partnerId(), claim.termsAt()).map(Agreement::id);
        List<UUID> subjects = Stream.of(claim.campaignId(), claim.partnerId(), claim.linkId(), agreement.orElse(null)).filter(Objects::nonNull).toList();
        CapBook book = new CapBook(em);
        return subjects.isEmpty() ? new CapAnswer(null, null, List.of()) : new Holding(book, fxRates).reserve(claim, book.onResults(subjects));
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public CapAnswer pay(CapClaim claim, Money commission) {
        return holding().pay(claim, commission);
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public Set<UUID> lockPayout(List<CapClaim> claims) {
        return new Earning(new CapBook(em), terms).lock(claims);
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public CapAnswer earn(CapClaim claim, Money commission) {
        CapBook book = new CapBook(em);
        return new Holding(book, fxRates).earn(claim, commission, new Earning(book, terms).caps(claim));
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void lock(UUID subjectId) {
        holding().lock(subjectId);
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void settle(UUID subjectId, Money revenue, Money commission, boolean confirmed, Instant at) {
        holding().settle(subjectId, revenue, commission, confirmed, at);
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void release(UUID subjectId) {
        holding().release(subjectId);
    }

    @Override
    public List<ClickCap> clickCaps() {
        return new Leasing(new CapBook(em)).caps();
    }

    @Override
    public List<Spent> spent(Instant now) {
        return new Spending(new CapBook(em)).at(now);
    }

    @Override
    public String clickCapsVersion() {
        return new Leasing(new CapBook(em)).version();
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public Optional<Lease> lease(UUID capId, LocalDate periodStart, String node, long wanted, Instant now) {
        return new Leasing(new CapBook(em)).lease(capId, periodStart, node, wanted, now);
    }

    @Override
    public List<Used> usedUp(String node) {
        return new Leasing(new CapBook(em)).usedUp(node);
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void giveBack(UUID leaseId, long untaken) {
        new Leasing(new CapBook(em)).giveBack(leaseId, untaken);
    }

    @Override
    public List<Lease> openLeases(String node) {
        return new Leasing(new CapBook(em)).open(node);
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void close(UUID leaseId, long taken) {
        new Leasing(new CapBook(em)).close(leaseId, taken);
    }

    private Holding holding() {
        return new Holding(new CapBook(em), fxRates);
    }

    private CapEntity forChange(UUID id) {
        authority.require(Role.MARKETER);
        CapEntity found = seen(id, Versions.forChange(em, CapEntity.class, WHAT, id));
        found.requireOwn();
        return found;
    }

    private CapEntity seen(UUID id, CapEntity found) {
        boolean inScope = found != null && !found.isRemoved() && authority.advertiserScope().map(a -> a.equals(found.advertiserId())).orElse(true);
        if (!inScope) {
            throw new NotFound(WHAT, id);
        }
        return found;
    }

    private Limit record(CapEntity cap) {
        Instant now = clock.instant();
        return cap.record(new CapBook(em).used(cap.id(), cap.periodAt(now)), now);
    }

    private Limit noted(String action, Limit before, CapEntity cap) {
        Limit after = record(cap);
        audit.note(action, WHAT, after.id(), after.subject().key(), after.advertiserId(), before, after);
        changed.fire(new CapsChanged());
        return after;
    }
}
