package io.plumbline.campaign.agreement;

import io.plumbline.campaign.agreement.ProposalEntity.State;
import io.plumbline.campaign.api.Agreement;
import io.plumbline.campaign.api.AgreementDraft;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Proposal;
import io.plumbline.campaign.api.Proposals;
import io.plumbline.campaign.api.TermsPolicy;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.OnePerson;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.shared.Stale;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@Stateless
public class ProposalDesk implements Proposals {

    private static final String WHAT = "proposal";
    private static final int LONGEST = 500;

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;
    @Inject
    private AgreementBook book;
    @Inject
    private SecondPerson secondPerson;

    @Override
    public TermsPolicy policy() {
        authority.requireStaff();
        return secondPerson.policy();
    }

    @Override
    public TermsPolicy policy(TermsPolicy next) {
        authority.require(Role.ADMIN);
        TermsPolicy before = secondPerson.policy();
        secondPerson.policy(next);
        audit.note("change", "terms-policy", null, "Changes of terms", null, before, next);
        return next;
    }

    @Override
    public Entered enter(AgreementDraft terms) {
        authority.require(Role.MARKETER);
        if (!secondPerson.policy().secondPerson()) {
            AgreementBook.Read read = book.read(terms);
            return new Entered(book.add(Ids.next(), read, read.terms().effectiveFrom()), null);
        }
        ProposalEntity made = made(terms, null);
        made.propose(caller(), clock.instant(), secondPerson.policy().backTest());
        return new Entered(null, noted("propose", made));
    }

    @Override
    public Entered copy(UUID agreementId, UUID partnerId) {
        authority.require(Role.MARKETER);
        Agreement model = book.record(Versions.get(em, AgreementEntity.class, AgreementBook.WHAT, agreementId));
        authority.requireAdvertiser(model.advertiserId(), AgreementBook.WHAT, agreementId);
        Instant now = clock.instant();
        AgreementDraft terms = new AgreementDraft(model.campaignId(), partnerId, now.toString(), model.rates(), model.holdDays(), model.caps(), model.locking(), model.payment(), null);
        TermsPolicy policy = secondPerson.policy();
        if (!policy.secondPerson() || policy.standardAgreed()) {
            AgreementBook.Read read = book.read(terms);
            return new Entered(book.add(Ids.next(), read, read.terms().effectiveFrom()), null);
        }
        ProposalEntity made = made(terms, "A copy of the standard terms of the campaign, in force from " + book.firstDay(model) + ".");
        // What has been agreed before needs no trial.
        made.propose(caller(), now, false);
        return new Entered(null, noted("propose", made));
    }

    @Override
    public Proposal draft(AgreementDraft terms, String note) {
        authority.require(Role.MARKETER);
        return noted("create", made(terms, note));
    }

    private ProposalEntity made(AgreementDraft terms, String note) {
        new Check().optionalText("note", note, LONGEST).done();
        ProposalEntity made = new ProposalEntity(book.read(terms), terms, note, caller(), clock.instant());
        em.persist(made);
        return made;
    }

    @Override
    public Proposal amend(UUID id, Long expectedVersion, AgreementDraft terms, String note) {
        authority.require(Role.MARKETER);
        ProposalEntity found = held(id);
        Stale.unless(WHAT, expectedVersion, found.version());
        new Check().optionalText("note", note, LONGEST)
                .that(terms.campaignId() == null || terms.campaignId().equals(found.campaignId()), "campaignId", "immutable", "This cannot change.")
                .that(terms.partnerId() == null || terms.partnerId().equals(found.partnerId()), "partnerId", "immutable", "This cannot change.").done();
        AgreementDraft whole = new AgreementDraft(found.campaignId(), found.partnerId(), terms.effectiveFrom(), terms.rates(), terms.holdDays(), terms.caps(),
                terms.locking(), terms.payment(), terms.referral());
        found.amend(book.read(whole), whole, note);
        return noted("change", found);
    }

    @Override
    public Proposal propose(UUID id) {
        authority.require(Role.MARKETER);
        ProposalEntity found = held(id);
        TermsPolicy policy = secondPerson.policy();
        found.propose(caller(), clock.instant(), policy.backTest());
        if (!policy.secondPerson()) {
            agree(found, null, false);
        }
        return noted("propose", found);
    }

    @Override
    public Proposal approve(UUID id, String reason) {
        authority.require(Role.APPROVER, Role.FINANCE);
        ProposalEntity found = held(id);
        agree(found, said(reason, false), secondPerson.policy().secondPerson());
        return noted("approve", found);
    }

    private void agree(ProposalEntity found, String reason, boolean bySecond) {
        Instant now = clock.instant();
        found.decide(State.APPROVED, decider(found), now, reason, bySecond);
        AgreementDraft terms = found.draft();
        boolean late = found.effectiveFrom().isBefore(now) && book.inForce(found.campaignId(), found.partnerId(), now).isPresent();
        // What was earned under the earlier terms while this one waited stays as it is.
        book.add(found.id(), book.read(terms), late ? now : found.effectiveFrom());
    }

    @Override
    public Proposal refuse(UUID id, String reason) {
        authority.require(Role.APPROVER, Role.FINANCE);
        ProposalEntity found = held(id);
        found.decide(State.REFUSED, decider(found), clock.instant(), said(reason, true), secondPerson.policy().secondPerson());
        return noted("refuse", found);
    }

    @Override
    public Proposal withdraw(UUID id, String reason) {
        authority.require(Role.MARKETER);
        ProposalEntity found = held(id);
        if (found.is(State.APPROVED)) {
            book.withdraw(id);
        }
        found.withdraw(caller(), clock.instant(), said(reason, false));
        return noted("withdraw", found);
    }

    @Override
    public Proposal get(UUID id) {
        authority.requireStaff();
        ProposalEntity found = Versions.get(em, ProposalEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        return record(found);
    }

    @Override
    public Page<Proposal> list(UUID campaignId, UUID partnerId, String state, PageRequest page) {
        authority.requireStaff();
        return Listing.of(em, ProposalEntity.class).is("advertiserId", authority.advertiserScope().orElse(null)).is("campaignId", campaignId)
                .is("partnerId", partnerId).is("state", state).page(page, ProposalEntity::id, this::records);
    }

    @Override
    public void tested(UUID id, Proposal.BackTested outcome) {
        authority.requireStaff();
        ProposalEntity found = held(id);
        found.tested(outcome);
        noted("back-test", found);
    }

    @Override
    public Optional<Proposal> find(UUID id) {
        return Optional.ofNullable(em.find(ProposalEntity.class, id)).map(this::record);
    }

    private ProposalEntity held(UUID id) {
        ProposalEntity found = Versions.forChange(em, ProposalEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        return found;
    }

    private Proposal noted(String action, ProposalEntity subject) {
        Versions.flush(em, WHAT);
        Proposal now = record(subject);
        audit.note(action, WHAT, now.id(), book.name(now.campaignId(), now.partnerId()), now.advertiserId(), null, now);
        return now;
    }

    private Proposal record(ProposalEntity one) {
        return records(List.of(one)).get(0);
    }

    private List<Proposal> records(List<ProposalEntity> page) {
        if (page.isEmpty()) {
            return List.of();
        }
        Map<UUID, Agreement> became = book.records(em.createQuery("select e from AgreementEntity e where e.id in :ids", AgreementEntity.class)
                .setParameter("ids", page.stream().map(ProposalEntity::id).toList()).getResultList()).stream()
                .collect(Collectors.toMap(Agreement::id, Function.identity()));
        Instant now = clock.instant();
        return page.stream().map(one -> one.record(became.get(one.id()), now)).toList();
    }

    /** A login and the keys it has issued are one person: whoever proposed by one of them decides by the same name. */
    private String decider(ProposalEntity found) {
        return found.by().map(name -> new OnePerson(em).named(caller(), name)).filter(name -> !name.equals(caller())).findFirst().orElse(caller());
    }

    private static String said(String reason, boolean required) {
        Check check = new Check();
        (required ? check.text("reason", reason, LONGEST) : check.optionalText("reason", reason, LONGEST)).done();
        return reason;
    }

    private String caller() {
        return authority.caller().name();
    }
}
