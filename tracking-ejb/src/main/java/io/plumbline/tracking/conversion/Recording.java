package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.CapAnswer;
import io.plumbline.campaign.api.CapClaim;
import io.plumbline.campaign.api.CapGate;
import io.plumbline.campaign.api.CapOver;
import io.plumbline.campaign.api.Claim;
import io.plumbline.campaign.api.Commission;
import io.plumbline.campaign.api.Commissions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Money;
import io.plumbline.tracking.api.AmountParts;
import io.plumbline.tracking.api.ConversionChanged;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.PostbackEvent;
import io.plumbline.tracking.api.ReasonCode;
import io.plumbline.tracking.click.Touched;
import io.plumbline.tracking.identity.Persons;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import io.plumbline.tracking.store.Steps;
import io.plumbline.tracking.touchpoint.Arrivals;
import io.plumbline.tracking.traffic.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Records a conversion that nobody reported before: credit, commission, touch, counts, in the caller's transaction. */
@ApplicationScoped
public class Recording {

    private static final List<String> NO_SUBS = Collections.nCopies(10, null);

    @Inject
    private ConversionBook book;
    @Inject
    private EvidenceLadder ladder;
    @Inject
    private Renewals renewals;
    @Inject
    private ConversionRules rules;
    @Inject
    private Checks checks;
    @Inject
    private Persons persons;
    @Inject
    private Commissions commissions;
    @Inject
    private CapGate caps;
    @Inject
    private Authority authority;
    @Inject
    private Sql sql;
    @Inject
    private Event<ConversionChanged> changes;

    /** @return empty when somebody else was first */
    Optional<Entry> first(Claimed claimed, String dedupeKey, Instant now, Counts counts) {
        Evidence found = renewals.ofSubscription(claimed).orElseGet(() -> renewals.ofCustomer(claimed, ladder.climb(claimed)));
        Verdict verdict = rules.judge(claimed, found);
        Evidence evidence = found.under(verdict);
        Entry entry = entry(claimed, dedupeKey, evidence, verdict, now);
        if (!book.add(entry, claimed, verdict)) {
            return Optional.empty();
        }
        mergePersons(claimed, evidence, now);
        Checks.Findings findings = checks.of(entry, claimed, evidence);
        Entry checked = checked(entry, findings);
        Steps story = ConversionStory.begin(checked, claimed, evidence, verdict, findings);
        Why why = findings.why(entry.status(), Why.reported(entry.status(), entry.subject().door(), claimed.report().more().reason()));
        Entry complete = explained(within(claim(checked, evidence, now), checked, story, admitted -> earn(admitted, claimed, evidence, findings.isNew(), story, now)), why);
        book.complete(complete, story.list());
        UUID change = book.history(null, complete, complete.status().needsReason() ? new Why(complete.code(), complete.reason(), null) : Why.told(claimed.report().more().reason()), authority.caller().name(), now);
        if (claimed.report().arrivedBy() != null) {
            arrival(complete, claimed, now);
        }
        counts.add(complete.tallies(1));
        changes.fire(complete.changed(change, now, PostbackEvent.RECORDED, complete.status()));
        return Optional.of(complete);
    }

    private static Entry checked(Entry entry, Checks.Findings findings) {
        return entry.with(findings.status(entry.status()), entry.reason())
                .marked(new Entry.Marks(null, null, null, findings.isNew(), List.copyOf(findings.codes())));
    }

    /** Why it was refused or held hides why it earns nothing; that is kept for when it is decided otherwise. */
    private static Entry explained(Entry earned, Why why) {
        boolean credited = earned.filed().partnerId() != null && earned.commission() == null;
        String credit = earned.reason() == null && credited ? "no-touch" : earned.reason();
        if (!earned.status().needsReason()) {
            return earned.with(earned.status(), credit).marked(earned.marks().crediting(credit));
        }
        // Only a cap refuses without anybody having said so.
        boolean capped = why.words() == null || earned.status() == ConversionStatus.REJECTED && why.code() == null;
        return capped ? earned.marked(earned.marks().decided(ReasonCode.behind(earned.reason()), null))
                : earned.with(earned.status(), why.words()).marked(earned.marks().crediting(credit).decided(why.code(), null));
    }

    /** Null where no cap can concern it: nothing is credited, or what is credited does not count. */
    private static CapClaim claim(Entry entry, Evidence evidence, Instant now) {
        boolean counts = evidence.earns() && entry.verdict().equals("valid") && entry.status() != ConversionStatus.REJECTED && entry.status() != ConversionStatus.REVERSED;
        return !counts ? null : new CapClaim(entry.id(), entry.filed().campaignId(), entry.filed().partnerId(), entry.filed().linkId(), evidence.termsAt(),
                entry.subject().at(), now, true, entry.amount());
    }

    /** Room is taken before anything is earned, and given back when the commission itself does not fit. */
    private Entry within(CapClaim claim, Entry entry, Steps story, UnaryOperator<Entry> earning) {
        if (claim == null) {
            return earning.apply(entry);
        }
        CapAnswer room = caps.reserve(claim);
        if (!room.hasRoom()) {
            ConversionStory.capped(story, room);
            return room.over() == CapOver.REJECT ? earning.apply(entry.with(ConversionStatus.REJECTED, room.reason())) : entry.earning(null, room.reason());
        }
        Entry earned = earning.apply(entry);
        CapAnswer paid = earned.commission() == null || earned.commission().isZero() ? room : caps.pay(claim, earned.commission());
        if (!paid.hasRoom()) {
            ConversionStory.capped(story, paid);
            Money none = takenBack(earned, claim.now(), paid.reason());
            return (paid.over() == CapOver.REJECT ? earned.with(ConversionStatus.REJECTED, paid.reason()) : earned).earning(none, paid.reason());
        }
        ConversionStory.fits(story, room);
        if (entry.status() == ConversionStatus.APPROVED) {
            caps.settle(entry.id(), entry.amount(), earned.commission(), true, entry.subject().at());
        }
        return earned;
    }

    private Money takenBack(Entry earned, Instant now, String reason) {
        return commissions.reverse(earned.id(), now, reason).map(earned.commission()::minus).orElse(Money.zero(earned.commission().currency()));
    }

    private Entry earn(Entry claiming, Claimed claimed, Evidence evidence, boolean isNew, Steps story, Instant now) {
        if (!evidence.earns() || evidence.touch().partnerId() == null || claiming.status() == ConversionStatus.REVERSED) {
            return claiming;
        }
        Entry entry = claiming.following(renewals.count(claiming, evidence, isNew), evidence.termsAt());
        Commission commission = commissions.accrue(claim(entry, claimed, isNew).with(more(entry, claimed)));
        ConversionStory.rate(story, commission);
        if (commission.amount() == null) {
            return entry.earning(null, entry.reason() != null ? entry.reason() : commission.waitsForPrice() ? LatePricingStep.UNPRICED : "no-rate");
        }
        if (entry.status() == ConversionStatus.REJECTED) {
            // Accrued and taken back, so that a later approval finds the terms of today.
            Money left = commissions.reverse(entry.id(), now, "reported as rejected").map(commission.amount()::minus)
                    .orElse(Money.zero(commission.amount().currency()));
            return entry.earning(left, entry.reason());
        }
        return entry.earning(commission.amount(), null);
    }

    private static Claim claim(Entry entry, Claimed claimed, boolean isNew) {
        return new Claim(entry.id(), Claim.Occasion.CONVERSION, entry.subject().advertiserId(), entry.filed().campaignId(), entry.filed().partnerId(),
                entry.subject().goalKey(), claimed.goal().kind(), entry.amount(), entry.filed().country(), entry.filed().device(), isNew, entry.subject().termsAt(),
                entry.subject().at(), entry.status() == ConversionStatus.APPROVED);
    }

    private static Claim.More more(Entry entry, Claimed claimed) {
        AmountParts parts = entry.subject().parts();
        return RateFacts.of(claimed.report().couponCode(), entry.filed().subs(),
                claimed.items().stream().map(item -> new Claim.Item(item.sku(), item.category(), item.quantity(), item.amount().minor())).toList(),
                new long[] {parts.tax().minor(), parts.shipping().minor(), parts.discount().minor()}, entry.subject().renewal());
    }

    private static Entry entry(Claimed claimed, String dedupeKey, Evidence evidence, Verdict verdict, Instant now) {
        UUID id = Ids.next();
        UUID person = claimed.person() != null ? claimed.person()
                : evidence.touch() != null ? evidence.touch().personId() : claimed.person("conversion", id.toString());
        Touched touch = evidence.touch();
        UUID clickId = touch != null && touch.interaction().equals("click") ? touch.id() : null;
        Entry.Subject subject = new Entry.Subject(claimed.advertiser().id(), claimed.goal().id(), claimed.goal().key(), claimed.goal().kind().key(), dedupeKey,
                claimed.report().door().key(), claimed.at(), now, evidence.kind(), person, claimed.visitorId(), claimed.report().customerId(), claimed.email(),
                claimed.report().transactionId(), clickId, claimed.report().importId(), claimed.parts(), claimed.amount().minor(), claimed.report().more().subscriptionId(), Renewal.NONE, null);
        return new Entry(id, 0, subject, filed(claimed, touch), claimed.status() == null ? ConversionStatus.PENDING : claimed.status(),
                verdict.verdict(), evidence.refusal(), claimed.amount(), null, Entry.Marks.NONE);
    }

    private static Entry.Filed filed(Claimed claimed, Touched touch) {
        String country = claimed.report().country();
        String device = claimed.report().device();
        if (touch == null) {
            boolean arrived = claimed.report().arrivedBy() != null;
            return new Entry.Filed(arrived ? claimed.report().campaignId() : null, arrived ? claimed.report().partnerId() : null, null, null,
                    arrived ? claimed.report().arrivedBy() : "other", null, null, null, null, NO_SUBS, country, device, null, null);
        }
        return new Entry.Filed(touch.campaignId(), touch.partnerId(), touch.linkId(), touch.destinationId(), touch.channel(), touch.creative(),
                touch.placement(), touch.keyword(), touch.source(), touch.subs(), touch.country() == null ? country : touch.country(),
                touch.device() == null ? device : touch.device(), touch.os(), touch.browser(), touch.experimentId(), touch.variant());
    }

    private void mergePersons(Claimed claimed, Evidence evidence, Instant now) {
        UUID advertiser = claimed.advertiser().id();
        UUID canonical = claimed.person();
        if (canonical == null) {
            return;
        }
        if (claimed.report().visitorId() != null) {
            persons.merge(advertiser, claimed.person("visitor", claimed.report().visitorId()), canonical, "visitor", now);
        }
        if (claimed.click() != null && evidence.touch() != null) {
            persons.merge(advertiser, claimed.click().personId(), canonical, "click-id", now);
        }
        if (claimed.email() != null) {
            persons.merge(advertiser, claimed.person("email", claimed.email()), canonical, "email", now);
        }
    }

    /** Somebody who arrives with the conversion itself has a touch to show for it: the last of the journey. */
    private void arrival(Entry entry, Claimed claimed, Instant now) {
        sql.insert("touchpoint", new Columns().with("id", Ids.next()).with("row_key", Arrivals.key(entry.id()))
                .with("advertiser_id", entry.subject().advertiserId()).with("person_id", entry.subject().personId()).with("at", entry.subject().at())
                .with("recorded_at", now).with("interaction", "visit").with("channel", claimed.report().arrivedBy())
                .with("campaign_id", entry.filed().campaignId()).with("partner_id", entry.filed().partnerId()).with("link_id", entry.filed().linkId())
                .with("event_id", entry.id()).with("import_id", entry.subject().importId()));
    }
}
