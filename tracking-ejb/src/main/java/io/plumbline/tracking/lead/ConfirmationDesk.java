package io.plumbline.tracking.lead;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Mail;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.Counted;
import io.plumbline.tracking.api.LeadConfirmations;
import io.plumbline.tracking.api.OptIn;
import io.plumbline.tracking.conversion.Counts;
import io.plumbline.tracking.store.Sql;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@Stateless
public class ConfirmationDesk implements LeadConfirmations {

    /** In one go; the next one goes on. */
    private static final int MOST = 200;
    private static final Asked GONE = new Asked("gone", null, null);

    @Inject
    private Confirmations confirmations;
    @Inject
    private ConfirmationStep step;
    @Inject
    private Mailing mailing;
    @Inject
    private Mail mailServer;
    @Inject
    private LeadBook book;
    @Inject
    private Advertisers advertisers;
    @Inject
    private Workspace workspace;
    @Inject
    private AuditTrail audit;
    @Inject
    private Authority authority;
    @Inject
    private Sql sql;
    @Inject
    private Clock clock;
    @Inject
    private Event<Counted> counted;

    @Override
    public Asked look(String token) {
        return confirmations.meant(token, clock.instant()).map(lead -> asked("open", lead)).orElse(GONE);
    }

    @Override
    public Asked confirm(String token, String address) {
        Instant now = clock.instant();
        Counts counts = new Counts();
        Optional<Kept> done = confirmations.confirm(token, address, now, counts).or(() -> confirmations.confirmed(token));
        counts.tell(counted);
        return done.map(lead -> asked("done", lead)).orElse(GONE);
    }

    @Override
    public Standing of(UUID leadId) {
        authority.requireStaff();
        Kept lead = scoped(leadId);
        boolean awaits = lead.confirmation().state() == OptIn.AWAITING;
        Mailing.Sent mail = mailing.last(leadId).orElse(new Mailing.Sent("none", null, 0, null));
        return new Standing(lead.confirmation().state(), awaits && authority.has(Role.MARKETER) ? link(lead) : null, mail.state(), mail.sentAt(), mail.tries(), mail.failure());
    }

    @Override
    public void again(UUID leadId) {
        authority.require(Role.MARKETER);
        Kept lead = scoped(leadId);
        if (lead.confirmation().state() != OptIn.AWAITING) {
            throw new Conflict("not-awaiting", "No confirmation of this lead is awaited.");
        }
        if (!mailServer.isThere()) {
            throw new Conflict("mail-not-configured", "No mail server is configured (PLUMBLINE_MAIL_HOST and PLUMBLINE_MAIL_FROM). Hand the link over yourself.");
        }
        confirmations.ask(lead, clock.instant());
        audit.note("remind", "lead", leadId, null, lead.advertiserId(), null, Map.of("until", lead.confirmation().until()));
    }

    @Override
    public boolean canMail() {
        return mailServer.isThere();
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public int expire() {
        authority.require(Role.ADMIN);
        Instant now = clock.instant();
        List<UUID> due = sql.look("select id from tracking.lead where opt_in = 'awaiting' and confirm_until < ? order by id limit " + MOST, row -> Sql.uuid(row, "id"), now);
        return (int) due.stream().filter(lead -> step.expire(lead, now)).count();
    }

    @Override
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public int deliver() {
        authority.require(Role.ADMIN);
        return mailServer.isThere() ? mailing.deliver(clock.instant(), this::link) : 0;
    }

    private String link(Kept lead) {
        String language = language(lead);
        return workspace.baseUrl() + "/confirm.xhtml?t=" + LinkToken.write(lead.id(), lead.confirmation().until(), lead.confirmation().key()) + (language == null ? "" : "&lang=" + language);
    }

    private Asked asked(String state, Kept lead) {
        return new Asked(state, name(lead), language(lead));
    }

    private static String language(Kept lead) {
        return lead.person().language() == null ? null : LetterText.of(lead.person().language()).language();
    }

    private String name(Kept lead) {
        return advertisers.find(lead.advertiserId()).map(Advertiser::name).orElse(null);
    }

    private Kept scoped(UUID id) {
        Kept lead = book.find(id).orElseThrow(() -> new NotFound("lead", id));
        authority.requireAdvertiser(lead.advertiserId(), "lead", id);
        return lead;
    }
}
