package io.plumbline.tracking.lead;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Keyed;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.Lead;
import io.plumbline.tracking.api.LeadPolicy;
import io.plumbline.tracking.api.LeadReceipt;
import io.plumbline.tracking.api.LeadReceipt.Result;
import io.plumbline.tracking.api.LeadSource;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.api.LeadSubmission;
import io.plumbline.tracking.api.OptIn;
import io.plumbline.tracking.api.Receipt;
import io.plumbline.tracking.conversion.Counts;
import io.plumbline.tracking.conversion.LeadRuling;
import io.plumbline.tracking.conversion.LeadRuling.Standing;
import io.plumbline.tracking.conversion.LeadRuling.Wish;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Takes somebody who left contact data: the first of a campaign earns, a repeat is known and earns nobody anything. In the caller's transaction. */
@ApplicationScoped
public class Taking {

    @Inject
    private LeadReading reading;
    @Inject
    private LeadBook book;
    @Inject
    private Contacts contacts;
    @Inject
    private PolicyBook policies;
    @Inject
    private LeadRuling ruling;
    @Inject
    private Paying paying;
    @Inject
    private LeadTouches touches;
    @Inject
    private Confirmations confirmations;

    LeadReceipt take(LeadSubmission submission, String actor, Instant now, Counts counts) {
        UUID id = Ids.next();
        LeadReading.Read read = reading.read(submission, id, now);
        UUID named = book.named(read.advertiserId(), read.space(), read.externalId(), submission.origin().source(), id);
        if (!named.equals(id)) {
            return again(book.hold(named).orElseThrow(), "name-known", now);
        }
        LeadPolicy policy = policies.of(read.advertiserId(), read.campaignId());
        UUID scope = read.campaignId() == null ? read.advertiserId() : read.campaignId();
        Optional<Contacts.Earlier> earlier = contacts.claim(scope, read.reach(), id, policy.dedupeDays(), now);
        Kept lead = kept(id, read, submission, earlier.map(Contacts.Earlier::leadId).orElse(null), policy, now);
        book.add(lead);
        LeadBook.Said said = new LeadBook.Said("taken:" + id, null, lead.state().stage(), lead.state().stage().key(), lead.occurredAt(), submission.origin().source(), null,
                lead.state().reason(), null);
        book.say(lead, said, actor, now);
        if (earlier.isPresent()) {
            return duplicate(lead, earlier.get(), now);
        }
        Receipt receipt = earn(lead, submission, policy, now, counts);
        touches.leave(lead, LeadStage.NEW, lead.occurredAt(), now);
        if (lead.confirmation().state() == OptIn.AWAITING) {
            confirmations.ask(lead, now);
        }
        return new LeadReceipt(Result.RECORDED, id, receipt.conversionId(), receipt.reason(), lead.confirmation().state(), lead.confirmation().until());
    }

    /** Whoever fills a form in twice while the mail is on its way may be waiting for it in vain. */
    private LeadReceipt duplicate(Kept lead, Contacts.Earlier earlier, Instant now) {
        book.find(earlier.leadId()).filter(first -> first.confirmation().state() == OptIn.AWAITING).ifPresent(first -> confirmations.remind(first, now));
        return new LeadReceipt(Result.DUPLICATE, lead.id(), null, earlier.by() + "-known", OptIn.NONE, null);
    }

    private LeadReceipt again(Kept first, String reason, Instant now) {
        if (first.confirmation().state() == OptIn.AWAITING) {
            confirmations.remind(first, now);
        }
        return new LeadReceipt(Result.DUPLICATE, first.id(), first.filed().conversionId(), reason, first.confirmation().state(), first.confirmation().until());
    }

    private static Kept kept(UUID id, LeadReading.Read read, LeadSubmission submission, UUID duplicateOf, LeadPolicy policy, Instant now) {
        boolean suspect = submission.suspicion() != null && !submission.suspicion().isBlank();
        LeadStage stage = duplicateOf != null ? LeadStage.DUPLICATE : suspect ? LeadStage.SPAM : LeadStage.NEW;
        boolean asks = submission.optIn() && stage == LeadStage.NEW;
        Kept.Confirmation confirmation = !asks ? Kept.Confirmation.NONE
                : new Kept.Confirmation(OptIn.AWAITING, LinkToken.key(), now.plus(Duration.ofDays(policy.confirmDays())), null, null);
        LeadSubmission.Origin origin = submission.origin();
        Kept.Filed filed = new Kept.Filed(origin.source(), origin.name(), read.campaignId(), origin.partnerId(), read.externalId(), submission.goal(), read.clickId(), null);
        return new Kept(id, 0, read.advertiserId(), filed, new Kept.Person(read.personId(), read.reach(), submission.contact().name(), submission.contact().company(),
                submission.fields(), read.consent(), submission.language()), new Kept.State(stage, read.at(), null, suspect ? submission.suspicion() : null, null), confirmation,
                duplicateOf, read.at(), now);
    }

    private Receipt earn(Kept lead, LeadSubmission submission, LeadPolicy policy, Instant now, Counts counts) {
        Ladder ladder = Ladder.of(List.of(Ladder.Step.to(lead.state().stage(), lead.occurredAt())));
        Wish wish = new Wishes(policy, ladder, lead.confirmation().state()).own();
        Receipt receipt = ruling.record(report(lead, submission, wish), now, counts);
        if (receipt.result() != Receipt.Result.RECORDED) {
            // Another door was quicker with the same transaction; from here on it is the lead's.
            ruling.carryOut(receipt.conversionId(), wish, null, "lead:" + lead.id(), now, counts);
        }
        Standing own = ruling.standing(receipt.conversionId()).orElseThrow();
        Kept earning = lead.earning(own.campaignId(), own.partnerId(), own.clickId(), own.id());
        book.replace(earning);
        paying.begun(lead.id(), submission.goal() == null ? "" : submission.goal(), own.id(), wish, now);
        paying.settle(earning, policy, ladder, now, counts);
        return receipt;
    }

    private static ConversionReport report(Kept lead, LeadSubmission submission, Wish wish) {
        LeadSubmission.Trail trail = submission.trail();
        boolean handedIn = submission.origin().source() == LeadSource.PARTNER;
        boolean namedByOwner = !handedIn && !lead.filed().externalId().equals(lead.id().toString());
        return new ConversionReport(Door.LEAD, submission.goal(), lead.advertiserId(), handedIn ? null : lead.filed().clickId() != null ? lead.filed().clickId().toString() : trail.clickId(), handedIn ? List.of() : trail.clickIds(), trail.visitorId(), null,
                lead.person().reach().emailHash(), namedByOwner ? lead.filed().externalId() : "lead-" + lead.id(), submission.amount(), submission.currency(), lead.occurredAt(),
                wish.status().key(), List.of(), trail.country(), trail.device(), null, null, handedIn ? submission.origin().campaignId() : null,
                handedIn ? submission.origin().partnerId() : null).under(trail.signals())
                .saying(new ConversionReport.More(null, wish.status().needsReason() && wish.code() != null ? wish.code().key() : null, null));
    }
}
