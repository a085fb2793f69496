package io.plumbline.campaign.experiment;

import io.plumbline.campaign.api.AuditTrail;
import io.plumbline.campaign.api.Experiment;
import io.plumbline.campaign.api.ExperimentDraft;
import io.plumbline.campaign.api.ExperimentStatus;
import io.plumbline.campaign.api.Experiments;
import io.plumbline.campaign.api.Goals;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.Links;
import io.plumbline.campaign.persistence.Listing;
import io.plumbline.campaign.persistence.Versions;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Conflict;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.shared.Stale;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@Stateless
public class ExperimentDesk implements Experiments {

    private static final String WHAT = "experiment";

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;
    @Inject
    private Authority authority;
    @Inject
    private AuditTrail audit;
    @Inject
    private Links links;
    @Inject
    private Goals goals;

    @Override
    public Experiment add(ExperimentDraft draft) {
        authority.require(Role.MARKETER);
        new Check().that(draft.linkId() != null, "linkId", "required", "Choose a link.").done();
        Link link = link(draft);
        ExperimentEntity added = new ExperimentEntity(link, sound(draft, link), clock.instant());
        em.persist(added);
        Versions.flush(em, WHAT);
        return noted("create", null, added.record());
    }

    @Override
    public Experiment amend(UUID id, Long expectedVersion, ExperimentDraft draft) {
        ExperimentEntity found = forChange(id, expectedVersion);
        Experiment before = found.record();
        new Check().that(draft.linkId() == null || draft.linkId().equals(found.linkId()), "linkId", "immutable", "This cannot change. Make another experiment.").done();
        found.amend(sound(draft, links.get(found.linkId())));
        Versions.flush(em, WHAT);
        return noted("change", before, found.record());
    }

    @Override
    public Experiment move(UUID id, Long expectedVersion, ExperimentStatus next) {
        return move(id, expectedVersion, next, clock.instant());
    }

    @Override
    public Experiment move(UUID id, Long expectedVersion, ExperimentStatus next, Instant at) {
        new Check().that(!at.isAfter(clock.instant()), "at", "time-in-future", "It cannot have been moved in the time to come.").done();
        ExperimentEntity found = forChange(id, expectedVersion);
        Experiment before = found.record();
        if (next == ExperimentStatus.RUNNING) {
            // The link may have lost a destination since the experiment was planned.
            sound(before.draft(), links.get(before.linkId()));
        }
        found.move(next, at);
        Versions.flush(em, WHAT, () -> new Conflict("experiment-running", "Another experiment runs on this link. Stop it first."));
        return before.status() == next ? before : moved(before, found.record());
    }

    @Override
    public Experiment get(UUID id) {
        authority.requireStaff();
        ExperimentEntity found = Versions.get(em, ExperimentEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        return found.record();
    }

    @Override
    public Page<Experiment> list(UUID advertiserId, UUID linkId, ExperimentStatus status, Collection<UUID> among, PageRequest page) {
        authority.requireStaff();
        if (among != null && among.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        return Listing.of(em, ExperimentEntity.class).is("advertiserId", advertiserId).is("linkId", linkId).is("status", status == null ? null : status.key())
                .where("e.advertiserId = :scope", "scope", authority.advertiserScope().orElse(null)).where("e.id in :among", "among", among)
                .page(page, ExperimentEntity::id, found -> found.stream().map(ExperimentEntity::record).toList());
    }

    /** The link goes other ways from here on: that belongs to its history, and those who keep its plan follow it there. */
    private Experiment moved(Experiment before, Experiment after) {
        if (before.status() == ExperimentStatus.RUNNING || after.status() == ExperimentStatus.RUNNING) {
            audit.note("experiment-" + after.status().key(), "link", after.linkId(), after.name(), after.advertiserId(), null, after);
        }
        return noted(after.status().key(), before, after);
    }

    private Link link(ExperimentDraft draft) {
        try {
            return links.get(draft.linkId());
        } catch (NotFound unknown) {
            throw new io.plumbline.shared.Invalid("linkId", "link-not-found", "Choose a link.");
        }
    }

    private ExperimentDraft sound(ExperimentDraft draft, Link link) {
        return ExperimentRules.sound(draft, link, draft.goal() != null && goals.find(link.advertiserId(), draft.goal()).isPresent());
    }

    private ExperimentEntity forChange(UUID id, Long expectedVersion) {
        authority.require(Role.MARKETER);
        ExperimentEntity found = Versions.forChange(em, ExperimentEntity.class, WHAT, id);
        authority.requireAdvertiser(found.advertiserId(), WHAT, id);
        Stale.unless(WHAT, expectedVersion, found.version());
        return found;
    }

    private Experiment noted(String action, Experiment before, Experiment after) {
        audit.note(action, WHAT, after.id(), after.name(), after.advertiserId(), before, after);
        return after;
    }
}
