package io.plumbline.campaign.message;

import io.plumbline.campaign.api.Announcement;
import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Message;
import io.plumbline.campaign.api.Messages;
import io.plumbline.campaign.api.Partner;
import io.plumbline.campaign.api.Partners;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@Stateless
public class MessageDesk implements Messages {

    private static final int MOST_THREADS = 500;
    private static final int MOST_ANNOUNCEMENTS = 200;
    private static final String FOR_PARTNER = "select a from AnnouncementEntity a where a.withdrawnAt is null and (a.partnerId = :partner or a.partnerId is null and"
            + " (a.groupKey is null or a.groupKey = :groupKey)) order by a.id desc";

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;
    @Inject
    private Partners partners;

    @Override
    public Message say(UUID partnerId, String text) {
        if (!authority.isPartner()) {
            authority.require(Role.MARKETER, Role.FINANCE);
        }
        Partner partner = partner(partnerId);
        text("text", text);
        MessageEntity said = new MessageEntity(partner.id(), authority.isPartner(), authority.caller().name(), text.strip(), clock.instant());
        em.persist(said);
        Versions.flush(em, "message");
        audit.note("write", "message", said.id(), partner.name(), null, null, null);
        return said.record(true);
    }

    @Override
    public Page<Message> with(UUID partnerId, PageRequest page) {
        authority.requireReader();
        Partner partner = partner(partnerId);
        // Analysts read along; only who could answer has taken note.
        if (authority.isPartner() || authority.has(Role.MARKETER, Role.FINANCE)) {
            em.createQuery("update MessageEntity m set m.readAt = :now where m.partnerId = :partner and m.byPartner = :theirs and m.readAt is null")
                    .setParameter("now", clock.instant()).setParameter("partner", partner.id()).setParameter("theirs", !authority.isPartner()).executeUpdate();
        }
        return Listing.of(em, MessageEntity.class).is("partnerId", partner.id())
                .page(page, MessageEntity::id, found -> found.stream().map(message -> message.record(!authority.isPartner())).toList());
    }

    @Override
    public List<Thread> threads() {
        authority.requireStaff();
        return em.createQuery("select m.partnerId, p.name, max(m.at), sum(case when m.byPartner = true and m.readAt is null then 1 else 0 end)"
                        + " from MessageEntity m, PartnerEntity p where p.id = m.partnerId group by m.partnerId, p.name order by max(m.at) desc", Object[].class)
                .setMaxResults(MOST_THREADS).getResultList().stream()
                .map(row -> new Thread((UUID) row[0], (String) row[1], (Instant) row[2], ((Number) row[3]).longValue())).toList();
    }

    @Override
    public long unread() {
        authority.requireReader();
        if (!authority.isPartner()) {
            return em.createQuery("select count(m) from MessageEntity m where m.byPartner = true and m.readAt is null", Long.class).getSingleResult();
        }
        long words = em.createQuery("select count(m) from MessageEntity m where m.partnerId = :partner and m.byPartner = false and m.readAt is null", Long.class)
                .setParameter("partner", authority.requirePartner()).getSingleResult();
        return words + announcements().stream().filter(one -> !one.read()).count();
    }

    @Override
    public Announcement announce(Announcement.Draft draft) {
        authority.require(Role.MARKETER);
        String group = draft.group() == null || draft.group().isBlank() ? null : draft.group();
        new Check().text("title", draft.title(), 200)
                .that(draft.partnerId() == null || partners.find(draft.partnerId()).isPresent(), "partnerId", "partner-not-found", "Choose a partner.")
                .that(draft.partnerId() == null || group == null, "group", "not-allowed", "A group or a partner, not both.").done();
        text("text", draft.text());
        AnnouncementEntity added = new AnnouncementEntity(new Announcement.Draft(draft.title().strip(), draft.text().strip(), group, draft.partnerId()),
                authority.caller().name(), clock.instant());
        em.persist(added);
        Versions.flush(em, "announcement");
        audit.note("announce", "announcement", added.id(), draft.title().strip(), null, null, added.record(true, false));
        return added.record(true, false);
    }

    @Override
    public Announcement withdraw(UUID announcementId) {
        authority.require(Role.MARKETER);
        AnnouncementEntity found = Versions.forChange(em, AnnouncementEntity.class, "announcement", announcementId);
        found.withdraw(clock.instant());
        Versions.flush(em, "announcement");
        Announcement after = found.record(true, false);
        audit.note("withdraw", "announcement", announcementId, after.title(), null, null, after);
        return after;
    }

    @Override
    public List<Announcement> announcements() {
        authority.requireReader();
        if (!authority.isPartner()) {
            return Listing.of(em, AnnouncementEntity.class).top("e.id desc", MOST_ANNOUNCEMENTS).stream().map(one -> one.record(true, false)).toList();
        }
        Set<UUID> read = new HashSet<>(em.createQuery("select r.announcementId from ReadingEntity r where r.login = :login order by r.id desc", UUID.class)
                .setParameter("login", authority.caller().name()).setMaxResults(10 * MOST_ANNOUNCEMENTS).getResultList());
        return visible().stream().map(one -> one.record(false, read.contains(one.id()))).toList();
    }

    private List<AnnouncementEntity> visible() {
        Partner partner = partner(null);
        return em.createQuery(FOR_PARTNER, AnnouncementEntity.class).setParameter("partner", partner.id()).setParameter("groupKey", String.valueOf(partner.group()))
                .setMaxResults(MOST_ANNOUNCEMENTS).getResultList();
    }

    @Override
    public void read(UUID announcementId) {
        authority.requirePartner();
        Announcement one = announcements().stream().filter(a -> a.id().equals(announcementId)).findFirst().orElseThrow(() -> new NotFound("announcement", announcementId));
        if (!one.read()) {
            em.persist(new ReadingEntity(announcementId, authority.caller().name(), clock.instant()));
            Versions.flush(em, "announcement", () -> new Conflict("already-exists", "It is read already."));
        }
    }

    /** Whose conversation it is: a partner's is always its own. */
    private Partner partner(UUID partnerId) {
        UUID id = authority.isPartner() ? authority.requirePartner() : partnerId;
        return Optional.ofNullable(id).flatMap(partners::find).orElseThrow(() -> new NotFound("partner", id));
    }

    private static void text(String field, String text) {
        new Check().that(text != null && !text.isBlank(), field, "required", "This field is required.")
                .that(text == null || text.length() <= 4000, field, "too-long", "At most 4000 characters.").done();
    }
}
