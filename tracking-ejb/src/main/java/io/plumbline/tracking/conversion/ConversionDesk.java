package io.plumbline.tracking.conversion;

import io.plumbline.campaign.api.Ledger;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.shared.Stale;
import io.plumbline.tracking.api.Conversion;
import io.plumbline.tracking.api.ConversionDecision;
import io.plumbline.tracking.api.ConversionReport;
import io.plumbline.tracking.api.ConversionStatus;
import io.plumbline.tracking.api.Conversions;
import io.plumbline.tracking.api.EventFilter;
import io.plumbline.tracking.api.Receipt;
import io.plumbline.tracking.api.Trace;
import io.plumbline.tracking.store.Filter;
import io.plumbline.tracking.store.Postings;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Stateless
public class ConversionDesk implements Conversions {

    @Inject
    private Intake intake;
    @Inject
    private Recording recording;
    @Inject
    private Deciding deciding;
    @Inject
    private ConversionBook book;
    @Inject
    private Ledger ledger;
    @Inject
    private Authority authority;
    @Inject
    private Sql sql;
    @Inject
    private Clock clock;

    @Override
    public Receipt record(ConversionReport report) {
        authority.require(Role.MARKETER);
        Instant now = clock.instant();
        Claimed claimed = intake.read(report, now);
        String key = claimed.dedupeKey();
        Optional<Entry> known = known(claimed, key);
        if (known.isEmpty()) {
            Optional<Entry> recorded = recording.first(claimed, key, now);
            if (recorded.isPresent()) {
                return new Receipt(Receipt.Result.RECORDED, recorded.get().id(), recorded.get().reason());
            }
            known = known(claimed, key);
        }
        return repeat(known.orElseThrow(() -> new IllegalStateException("A conversion is known and cannot be seen")), claimed, now);
    }

    @Override
    public Conversion decide(UUID id, Long expectedVersion, ConversionDecision decision) {
        authority.require(Role.MARKETER, Role.FINANCE);
        Entry held = scoped(book.hold(id), id);
        Stale.unless("conversion", expectedVersion, held.version());
        Entry after = deciding.decide(held, Verb.of(held.status(), held.amount(), decision), decision.reason(), clock.instant());
        return after.told(book.items(after));
    }

    @Override
    public Conversion get(UUID id) {
        authority.requireStaff();
        Entry entry = scoped(book.get(id), id);
        return entry.told(book.items(entry));
    }

    @Override
    public Page<Conversion> list(EventFilter filter, PageRequest page) {
        authority.requireStaff();
        Filter where = new Filter().and("advertiser_id = ?", authority.advertiserScope().orElse(null)).and("partner_id = ?", authority.partnerScope().orElse(null))
                .and("advertiser_id = ?", filter.advertiser()).and("campaign_id = ?", filter.campaign()).and("partner_id = ?", filter.partner())
                .and("link_id = ?", filter.link()).and("goal_key = ?", filter.goal()).and("status = ?", filter.status()).and("verdict = ?", filter.verdict())
                .and("customer_id = ?", filter.customer()).and("transaction_id = ?", filter.transactionId()).and("click_id = ?", filter.click())
                .and("occurred_at >= ?", filter.from()).and("occurred_at < ?", filter.to());
        String select = where.page(ConversionBook.SELECT, page);
        List<Entry> entries = sql.list(select, Entry::read, where.args());
        return page.page(entries.stream().map(entry -> entry.told(book.items(entry))).toList(), Conversion::id);
    }

    @Override
    public Trace trace(UUID id) {
        authority.requireStaff();
        Entry entry = scoped(book.get(id), id);
        List<Trace.Step> steps = new ArrayList<>(book.story(id));
        steps.addAll(Postings.told(ledger.about(id)));
        steps.addAll(book.changes(entry));
        return new Trace(id, "conversion", steps);
    }

    private Optional<Entry> known(Claimed claimed, String key) {
        return book.known(claimed.advertiser().id(), claimed.goal().id(), key);
    }

    /** A repeat changes nothing, unless it brings a new state. */
    private Receipt repeat(Entry known, Claimed claimed, Instant now) {
        ConversionStatus said = claimed.status();
        // A file of journeys says what was measured then; sent again, it must not undo what somebody has decided since.
        if (said == null || said == known.status() || claimed.report().arrivedBy() != null) {
            return new Receipt(Receipt.Result.DUPLICATE, known.id(), null);
        }
        Entry held = book.hold(known.id()).orElseThrow();
        ConversionDecision decision = new ConversionDecision(said, null, claimed.report().amount(), claimed.report().currency());
        Verb verb;
        try {
            verb = Verb.of(held.status(), held.amount(), decision);
        } catch (Conflict notNow) {
            return new Receipt(Receipt.Result.DUPLICATE, held.id(), notNow.code());
        }
        String reason = claimed.report().door().key() + (verb.refundsPart() ? " refund of " + claimed.amount() : " says " + said.key());
        // Senders repeat what they are not sure of; a second refund of the same sum by the same door is the first one again.
        if (verb.refundsPart() && book.hasChange(held.id(), reason)) {
            return new Receipt(Receipt.Result.DUPLICATE, held.id(), "refund-already-known");
        }
        deciding.decide(held, verb, reason, now);
        return new Receipt(Receipt.Result.UPDATED, held.id(), null);
    }

    private Entry scoped(Optional<Entry> found, UUID id) {
        Entry entry = found.orElseThrow(() -> new NotFound("conversion", id));
        authority.requireAdvertiser(entry.subject().advertiserId(), "conversion", id);
        if (authority.partnerScope().map(p -> !p.equals(entry.filed().partnerId())).orElse(false)) {
            throw new NotFound("conversion", id);
        }
        return entry;
    }
}
