package io.plumbline.tracking.inquiry;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.PartnerProgramme;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.Ids;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.shared.Stale;
import io.plumbline.tracking.api.Inquiries;
import io.plumbline.tracking.api.Inquiry;
import io.plumbline.tracking.api.InquiryDraft;
import io.plumbline.tracking.api.InquiryStatus;
import io.plumbline.tracking.store.Filter;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Stateless
public class InquiryDesk implements Inquiries {

    private static final String WHAT = "inquiry";

    @Inject
    private InquiryBook book;
    @Inject
    private InquiryRules rules;
    @Inject
    private Meant meant;
    @Inject
    private Settling settling;
    @Inject
    private PartnerProgramme programme;
    @Inject
    private AuditTrail audit;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    @Override
    public Inquiry open(InquiryDraft draft) {
        if (!authority.isPartner()) {
            authority.require(Role.MARKETER, Role.FINANCE);
        }
        UUID partner = authority.isPartner() ? authority.requirePartner() : draft.partnerId();
        Instant now = clock.instant();
        Filed.About about = rules.about(partner, draft, now);
        if (book.isAsked(about)) {
            throw new Conflict("inquiry-exists", "There is an undecided inquiry about this result already.");
        }
        Filed filed = new Filed(Ids.next(), 0, about, draft.text().strip(), InquiryStatus.OPEN, due(now), now, authority.caller().name(), Filed.Decided.NOT_YET);
        book.add(filed);
        return noted("open", null, filed, now);
    }

    @Override
    public Inquiry get(UUID id) {
        authority.requireReader();
        return told(scoped(book.find(id), id), clock.instant());
    }

    @Override
    public Page<Inquiry> list(UUID partner, InquiryStatus status, boolean overdue, PageRequest page) {
        authority.requireReader();
        Instant now = clock.instant();
        Filter where = mine().and("partner_id = ?", partner).and("status = ?", overdue ? InquiryStatus.OPEN.key() : status == null ? null : status.key())
                .and("due_at < ?", overdue ? now : null);
        String select = where.page(InquiryBook.SELECT, page);
        return page.page(book.list(select, where).stream().map(filed -> filed.told(now, List.of())).toList(), Inquiry::id);
    }

    @Override
    public long waiting() {
        authority.requireReader();
        return book.count(mine().and("status = ?", (authority.isPartner() ? InquiryStatus.ANSWERED : InquiryStatus.OPEN).key()));
    }

    @Override
    public Inquiry say(UUID id, String text) {
        Filed before = authority.isPartner() ? undecided(id, null) : forDecision(id, null);
        boolean partner = authority.isPartner();
        new Check().that(text != null && !text.isBlank(), "text", "required", "This field is required.")
                .that(text == null || text.length() <= 2000, "text", "too-long", "At most 2000 characters.")
                .that(book.notes(id) < InquiryBook.MOST_NOTES, "text", "too-many", "This conversation is full.").done();
        Instant now = clock.instant();
        book.note(id, now, authority.caller().name(), partner, text.strip());
        InquiryStatus next = partner ? InquiryStatus.OPEN : InquiryStatus.ANSWERED;
        boolean opensAgain = partner && before.status() == InquiryStatus.ANSWERED;
        Filed after = before.moved(next, opensAgain ? due(now) : before.dueAt());
        book.replace(after);
        return noted(partner ? "reply" : "answer", before, after, now);
    }

    @Override
    public List<Candidate> candidates(UUID id) {
        authority.requireStaff();
        return meant.by(scoped(book.find(id), id).about());
    }

    @Override
    public Inquiry accept(UUID id, Long expectedVersion, Acceptance acceptance) {
        Filed before = forDecision(id, expectedVersion);
        new Check().text("reason", acceptance.reason(), 400).done();
        UUID result = settling.give(before, acceptance);
        return decided("accept", before, InquiryStatus.ACCEPTED, acceptance.reason(), result);
    }

    @Override
    public Inquiry refuse(UUID id, Long expectedVersion, String reason) {
        Filed before = forDecision(id, expectedVersion);
        new Check().text("reason", reason, 400).done();
        return decided("refuse", before, InquiryStatus.REFUSED, reason, null);
    }

    @Override
    public Inquiry withdraw(UUID id, Long expectedVersion) {
        authority.requirePartner();
        return decided("withdraw", undecided(id, expectedVersion), InquiryStatus.WITHDRAWN, null, null);
    }

    private Inquiry decided(String action, Filed before, InquiryStatus next, String answer, UUID result) {
        Instant now = clock.instant();
        Filed after = before.decided(next, new Filed.Decided(now, authority.caller().name(), answer == null ? null : answer.strip(), result));
        book.replace(after);
        return noted(action, before, after, now);
    }

    private Filed forDecision(UUID id, Long expectedVersion) {
        authority.require(Role.MARKETER, Role.FINANCE);
        return undecided(id, expectedVersion);
    }

    private Filed undecided(UUID id, Long expectedVersion) {
        Filed held = scoped(book.hold(id), id);
        Stale.unless(WHAT, expectedVersion, held.version());
        if (held.status().isDecided()) {
            throw new Conflict("inquiry-decided", "This inquiry is " + held.status().key() + " already.");
        }
        return held;
    }

    private Filed scoped(Optional<Filed> found, UUID id) {
        Filed filed = found.orElseThrow(() -> new NotFound(WHAT, id));
        authority.requireAdvertiser(filed.about().advertiserId(), WHAT, id);
        authority.requirePartnerOf(filed.about().partnerId(), WHAT, id);
        return filed;
    }

    private Filter mine() {
        return new Filter().and("advertiser_id = ?", authority.advertiserScope().orElse(null)).and("partner_id = ?", authority.partnerScope().orElse(null));
    }

    private Instant due(Instant now) {
        return now.plus(Duration.ofDays(programme.get().inquiryDays()));
    }

    private Inquiry told(Filed filed, Instant now) {
        return filed.told(now, book.conversation(filed.id(), !authority.isPartner()));
    }

    private Inquiry noted(String action, Filed before, Filed after, Instant now) {
        Inquiry told = told(after, now);
        audit.note(action, WHAT, after.id(), after.about().kind().key(), after.about().advertiserId(), before == null ? null : before.told(now, List.of()), told);
        return told;
    }
}
