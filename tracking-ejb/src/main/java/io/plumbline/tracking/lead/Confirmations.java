package io.plumbline.tracking.lead;

import io.plumbline.campaign.api.Mail;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.api.OptIn;
import io.plumbline.tracking.consent.Address;
import io.plumbline.tracking.conversion.Counts;
import io.plumbline.tracking.store.Columns;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Whether the owner of an address says that it was them. In the caller's transaction, with the lead held. */
@ApplicationScoped
public class Confirmations {

    /** A form that is sent over and over must not become a machine that mails a stranger. */
    private static final int MOST_MAILS = 3;
    private static final Duration BETWEEN = Duration.ofMinutes(10);

    @Inject
    private LeadBook book;
    @Inject
    private PolicyBook policies;
    @Inject
    private Paying paying;
    @Inject
    private Mail mailServer;
    @Inject
    private Sql sql;

    void ask(Kept lead, Instant now) {
        sql.insert("lead_mail", new Columns().with("id", Ids.next()).with("lead_id", lead.id()).with("advertiser_id", lead.advertiserId()).with("created_at", now)
                .with("state", mailServer.isThere() ? "waiting" : "none").with("tries", 0).with("next_try_at", now));
    }

    /** @return whether there is one more mail now */
    boolean remind(Kept lead, Instant now) {
        List<Instant> asked = sql.list("select created_at from tracking.lead_mail where lead_id = ? order by created_at desc limit " + MOST_MAILS,
                row -> Sql.instant(row, "created_at"), lead.id());
        boolean may = asked.size() < MOST_MAILS && (asked.isEmpty() || asked.get(0).isBefore(now.minus(BETWEEN)));
        if (may) {
            ask(lead, now);
        }
        return may;
    }

    /** The lead of a link that works: signed, awaited, in time. */
    Optional<Kept> meant(String token, Instant now) {
        return LinkToken.read(token).filter(link -> !now.isAfter(link.until())).flatMap(link -> book.find(link.leadId())
                .filter(lead -> link.isSignedWith(lead.confirmation().key()) && lead.confirmation().state() == OptIn.AWAITING));
    }

    /** The lead that a link has confirmed before. Its key is gone: the lead and the very moment until which the link worked are what only its reader knows. */
    Optional<Kept> confirmed(String token) {
        return LinkToken.read(token).flatMap(link -> book.find(link.leadId())
                .filter(lead -> lead.confirmation().state() == OptIn.CONFIRMED && link.until().toEpochMilli() == lead.confirmation().until().toEpochMilli()));
    }

    /** @return the lead, where it was this that confirmed it */
    Optional<Kept> confirm(String token, String address, Instant now, Counts counts) {
        Kept held = meant(token, now).flatMap(lead -> book.hold(lead.id())).filter(lead -> lead.confirmation().state() == OptIn.AWAITING).orElse(null);
        if (held != null) {
            settled(held.confirming(new Kept.Confirmation(OptIn.CONFIRMED, null, held.confirmation().until(), now, Address.truncated(address))), now, counts);
        }
        return Optional.ofNullable(held);
    }

    /** Nobody has agreed to anything: the contact data go with the hope. @return whether it was due */
    boolean expire(UUID leadId, Instant now, Counts counts) {
        Kept held = book.hold(leadId).filter(lead -> lead.confirmation().state() == OptIn.AWAITING && lead.confirmation().until().isBefore(now)).orElse(null);
        if (held == null) {
            return false;
        }
        settled(held.confirming(new Kept.Confirmation(OptIn.EXPIRED, null, held.confirmation().until(), null, null)).withoutContact(), now, counts);
        sql.update("update tracking.lead_mail set state = 'failed', failure = 'Nobody confirmed in time.' where lead_id = ? and state = 'waiting'", leadId);
        return true;
    }

    private void settled(Kept lead, Instant now, Counts counts) {
        book.replace(lead);
        List<Ladder.Step> steps = book.steps(lead.id());
        Ladder ladder = Ladder.of(steps.isEmpty() ? List.of(Ladder.Step.to(LeadStage.NEW, lead.occurredAt())) : steps);
        String question = paying.settle(lead, policies.of(lead.advertiserId(), lead.filed().campaignId()), ladder, now, counts);
        sql.update("update tracking.lead set question = ? where id = ?", question, lead.id());
    }
}
