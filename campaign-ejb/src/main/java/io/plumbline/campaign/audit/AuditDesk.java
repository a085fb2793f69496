package io.plumbline.campaign.audit;

import io.plumbline.campaign.api.AuditEntry;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.PlanChanged;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Json;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

@Stateless
public class AuditDesk implements AuditTrail {

    /** Who may sign in is no business of those who plan. */
    private static final List<String> ACCESS = List.of("user", "api-key");
    private static final Set<String> PLANS = Set.of("advertiser", "campaign", "partner", "link", "agreement", "experiment", "goal", "workspace");
    private static final int NAME = 200;

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private Event<PlanChanged> changes;
    @Inject
    private Event<AuditNoted> noted;

    public AuditDesk() {
        // for the container
    }

    /** To read with. */
    AuditDesk(EntityManager em, Authority authority) {
        this.em = em;
        this.authority = authority;
    }

    @Override
    public void note(String action, String subjectType, UUID subjectId, String subjectName, UUID advertiserId, Object before, Object after) {
        noteAs(actor(), action, subjectType, subjectId, subjectName, advertiserId, before, after);
    }

    @Override
    public void noteAs(String actor, String action, String subjectType, UUID subjectId, String subjectName, UUID advertiserId, Object before,
            Object after) {
        // As the databases keep it: what is hashed must be what is read again.
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AuditEntry entry = new AuditEntry(Ids.next(), at, cut(actor), action, subjectType, subjectId, cut(subjectName), advertiserId, json(before), json(after));
        em.persist(new AuditEntity(entry));
        noted.fire(new AuditNoted(entry));
        if (PLANS.contains(subjectType)) {
            changes.fire(new PlanChanged(subjectType, subjectId));
        }
    }

    @Override
    public Page<AuditEntry> list(String subjectType, UUID subjectId, String actor, Instant from, Instant to, PageRequest page) {
        authority.requireStaff();
        boolean everything = authority.has(Role.ADMIN) && authority.advertiserScope().isEmpty();
        return Listing.of(em, AuditEntity.class).is("subjectType", subjectType).is("subjectId", subjectId).is("actor", actor)
                .where("e.at >= :from", "from", from).where("e.at < :to", "to", to)
                .is("advertiserId", authority.advertiserScope().orElse(null))
                .where("e.subjectType not in :access", "access", everything ? null : ACCESS)
                .page(page, AuditEntity::id, entries -> entries.stream().map(AuditEntity::record).map(AccountsHidden::in).toList());
    }

    private String actor() {
        try {
            return authority.caller().name();
        } catch (ContextNotActiveException noRequest) {
            // A timer or a batch step of the product itself.
            return "system";
        }
    }

    private static String json(Object value) {
        return value == null ? null : Json.write(value);
    }

    private static String cut(String text) {
        return text == null || text.length() <= NAME ? text : text.substring(0, NAME - 1) + "…";
    }
}
