package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.Ledger;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.Conversion;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.EventFilter;
import io.plumbline.tracking.api.Receipt;
import io.plumbline.tracking.api.Trace;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Newest;
import io.plumbline.tracking.store.Postings;
import io.plumbline.tracking.store.Redacted;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

@Stateless
public class ConversionDesk implements Conversions {

    @Inject
    private Intake intake;
    @Inject
    private Receiving receiving;
    @Inject
    private Lanes lanes;
    @Inject
    private Judging judging;
    @Inject
    private Locks locks;
    @Inject
    private ConversionBook book;
    @Inject
    private Ledger ledger;
    @Inject
    private Authority authority;
    @Inject
    private Sql sql;
    @Inject
    private Newest newest;
    @Inject
    private Clock clock;
    @Inject
    private Event<Counted> counted;

    @Override
    public Receipt record(ConversionReport report) {
        authority.require(Role.MARKETER);
        Instant now = clock.instant();
        Counts counts = new Counts();
        Receipt receipt = receiving.receive(intake.read(report, now), now, counts);
        counts.tell(counted);
        return receipt;
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<Outcome> submit(List<ConversionReport> reports) {
        authority.require(Role.MARKETER);
        List<Supplier<Outcome>> answers = new ArrayList<>();
        for (ConversionReport report : reports) {
            answers.add(submitted(report));
        }
        return answers.stream().map(Supplier::get).toList();
    }

    private Supplier<Outcome> submitted(ConversionReport report) {
        Instant now = clock.instant();
        try {
            Claimed claimed = intake.read(report, now);
            CompletableFuture<Receipt> answer = lanes.bring(new Lanes.Submission(authority.caller(), claimed, now));
            return () -> outcome(() -> lanes.await(answer));
        } catch (Refusal no) {
            return () -> new Outcome(null, no);
        }
    }

    private static Outcome outcome(Supplier<Receipt> receipt) {
        try {
            return new Outcome(receipt.get(), null);
        } catch (Refusal no) {
            return new Outcome(null, no);
        }
    }

    @Override
    public Conversion decide(UUID id, Long expectedVersion, ConversionDecision decision) {
        authority.require(Role.MARKETER, Role.FINANCE);
        Counts counts = new Counts();
        Entry after = judging.decide(id, expectedVersion, decision, clock.instant(), counts);
        counts.tell(counted);
        return told(after);
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public List<Decided> decideAll(List<Choice> choices) {
        authority.require(Role.MARKETER, Role.FINANCE);
        if (choices.size() > MOST_AT_ONCE) {
            throw new Invalid("", "too-many", "At most " + MOST_AT_ONCE + " decisions at once.");
        }
        return judging.all(choices, clock.instant());
    }

    @Override
    public List<Boolean> apply(List<Ruled> ruled) {
        authority.require(Role.MARKETER, Role.FINANCE);
        Counts counts = new Counts();
        Instant now = clock.instant();
        judging.holdAll(ruled);
        List<Boolean> changed = ruled.stream().map(one -> judging.apply(one, now, counts)).toList();
        counts.tell(counted);
        return changed;
    }

    @Override
    public Conversion get(UUID id) {
        authority.requireReader();
        return shown(told(judging.scoped(book.get(id), id)));
    }

    @Override
    public Page<Conversion> list(EventFilter filter, PageRequest page) {
        authority.requireReader();
        Redacted.check(authority, filter);
        Filter where = new Filter().and("advertiser_id = ?", authority.advertiserScope().orElse(null)).beside("partner_id = ?", authority.partnerScope().orElse(null))
                .and("advertiser_id = ?", filter.advertiser()).beside("campaign_id = ?", filter.campaign()).beside("partner_id = ?", filter.partner())
                .beside("link_id = ?", filter.link()).and("goal_key = ?", filter.goal()).and("status = ?", filter.status()).and("verdict = ?", filter.verdict())
                .beside("customer_id = ?", filter.customer()).beside("transaction_id = ?", filter.transactionId()).beside("click_id = ?", filter.click())
                .and("occurred_at >= ?", filter.from()).and("occurred_at < ?", filter.to());
        String select = newest.page("tracking.conversion", "conversion_newest", where, page);
        Page<Entry> found = page.page(sql.list(select, Entry::read, where.args()), Entry::id);
        Map<UUID, Conversion.Settled> settled = locks.of(found.items(), clock.instant());
        Map<UUID, List<ConversionReport.Item>> items = book.items(found.items());
        return new Page<>(found.items().stream().map(entry -> shown(entry.told(items.get(entry.id()), settled.get(entry.id())))).toList(), found.next());
    }

    @Override
    public Trace trace(UUID id) {
        authority.requireReader();
        Entry entry = judging.scoped(book.get(id), id);
        List<Trace.Step> steps = ConversionStory.named(book.story(id), entry.filed().subs());
        if (authority.isPartner()) {
            steps.addAll(book.changes(entry));
            return new Trace(id, "conversion", Redacted.steps(steps));
        }
        steps.addAll(Postings.told(ledger.about(id)));
        steps.addAll(book.changes(entry));
        ConversionStory.settlement(locks.of(entry, clock.instant()), clock.instant()).ifPresent(steps::add);
        return new Trace(id, "conversion", steps);
    }

    private Conversion shown(Conversion conversion) {
        return authority.isPartner() ? conversion.withoutPerson() : conversion;
    }

    private Conversion told(Entry entry) {
        return entry.told(book.items(entry), locks.of(entry, clock.instant()));
    }
}
