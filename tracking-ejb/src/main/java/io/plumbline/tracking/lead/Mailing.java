package io.plumbline.tracking.lead;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Mail;
import io.plumbline.tracking.api.OptIn;
import io.plumbline.tracking.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Letters that wait beside the leads they ask about, so that neither is ever there without the other. Nothing is held while a mail server is talked to; a
 * server that dies in between sends a letter twice rather than never.
 */
@ApplicationScoped
public class Mailing {

    /** In one go; the next one goes on. */
    private static final int MOST = 50;
    private static final int MOST_TRIES = 8;
    private static final int MAX_FAILURE = 300;
    private static final Duration FIRST_WAIT = Duration.ofMinutes(1);

    record Sent(String state, Instant sentAt, int tries, String failure) {
    }

    private record Due(UUID id, UUID leadId, int tries) {
    }

    @Inject
    private MailSteps steps;
    @Inject
    private Mail post;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Sql sql;

    Optional<Sent> last(UUID leadId) {
        return sql.one("select * from tracking.lead_mail where lead_id = ? order by created_at desc, id desc limit 1",
                row -> new Sent(row.getString("state"), Sql.instant(row, "sent_at"), row.getInt("tries"), row.getString("failure")), leadId);
    }

    /** Outside any transaction. @return how many were sent */
    int deliver(Instant now, Function<Kept, String> link) {
        List<Due> due = sql.look("select id, lead_id, tries from tracking.lead_mail where state = 'waiting' and next_try_at <= ? order by next_try_at limit " + MOST,
                row -> new Due(Sql.uuid(row, "id"), Sql.uuid(row, "lead_id"), row.getInt("tries")), now);
        int sent = 0;
        for (Due one : due) {
            // Doubling: one minute to some two hours, four hours in all.
            Instant next = now.plus(FIRST_WAIT.multipliedBy(1L << one.tries()));
            Optional<Kept> lead = steps.claim(one.id(), one.leadId(), one.tries(), next);
            sent += lead.isPresent() && sent(one, lead.get(), link, now) ? 1 : 0;
        }
        return sent;
    }

    private boolean sent(Due due, Kept lead, Function<Kept, String> link, Instant now) {
        if (lead.confirmation().state() != OptIn.AWAITING || lead.person().reach().email() == null) {
            steps.end(due.id(), "failed", null, "No confirmation is awaited any more.");
            return false;
        }
        Optional<String> refused = post.send(letter(due, lead, link.apply(lead), now));
        refused.ifPresentOrElse(said -> steps.end(due.id(), due.tries() + 1 >= MOST_TRIES ? "failed" : "waiting", null, said.substring(0, Math.min(said.length(), MAX_FAILURE))),
                () -> steps.end(due.id(), "sent", now, null));
        return refused.isEmpty();
    }

    private Mail.Letter letter(Due due, Kept lead, String link, Instant now) {
        String shop = advertisers.find(lead.advertiserId()).map(Advertiser::name).orElse("");
        LetterText text = LetterText.of(lead.person().language());
        return new Mail.Letter(due.id().toString(), lead.person().reach().email(), text.subject(shop), text.body(shop, link, lead.confirmation().until()), now);
    }
}
