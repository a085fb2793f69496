package io.plumbline.tracking.trial;

import io.plumbline.campaign.api.LinkPlan;
import io.plumbline.campaign.api.Links;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Caller;
import io.plumbline.shared.Refusal;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.Trial;
import io.plumbline.tracking.traffic.Screening;
import io.plumbline.tracking.trial.StoredEvents.StoredClick;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Works off trials and approved adjustments, one at a time on each node. */
@ApplicationScoped
class TrialRun {

    static final long MOST_EVENTS = 2_000_000;
    static final long MOST_CHANGES = 500_000;
    private static final Logger LOG = Logger.getLogger(TrialRun.class.getName());

    @Inject
    private Trials trials;
    @Inject
    private StoredEvents events;
    @Inject
    private Adjustments adjustments;
    @Inject
    private Screening screening;
    @Inject
    private Links links;
    @Inject
    private Authority authority;
    @Inject
    private Clock clock;

    private final UUID worker = UUID.randomUUID();

    /** @return whether there was something to do */
    @ActivateRequestContext
    public boolean next() {
        Optional<Trial> taken = trials.take(worker, clock.instant());
        taken.ifPresent(this::work);
        return taken.isPresent();
    }

    private void work(Trial trial) {
        boolean applying = trial.status().equals("applying");
        try {
            if (applying) {
                authority.actAs(new Caller(trial.decidedBy(), Set.of(Role.FINANCE), null, null));
                apply(trial);
            } else {
                look(trial);
            }
        } catch (Refusal no) {
            trials.finish(trial.id(), worker, "failed", no.getMessage(), clock.instant());
        } catch (RuntimeException broken) {
            LOG.log(Level.SEVERE, broken, () -> "Trial " + trial.id() + (applying ? " goes on in two minutes" : ""));
            if (!applying) {
                trials.finish(trial.id(), worker, "failed", "The trial broke off. Operators find the cause in the log under " + trial.id() + ".", clock.instant());
            }
        }
    }

    private void look(Trial trial) {
        long total = events.count(trial);
        trials.begin(trial.id(), total);
        if (total > MOST_EVENTS) {
            trials.finish(trial.id(), worker, "failed", total + " events lie in the period; at most " + MOST_EVENTS + " are tried. Choose a shorter one.", clock.instant());
            return;
        }
        Comparison comparison = new Comparison(screening.replay(trial.rules()), linkKeys());
        long changes = 0;
        UUID after = null;
        for (List<StoredClick> page = events.clicks(trial, null); !page.isEmpty(); page = events.clicks(trial, after)) {
            after = page.get(page.size() - 1).click().id();
            List<Trials.Proposal> found = comparison.of(page, events.conversions(page.stream().map(stored -> stored.click().id()).toList()));
            changes += found.size();
            if (!trials.advance(trial.id(), worker, page.size(), found, clock.instant())) {
                return;
            }
            if (changes > MOST_CHANGES) {
                trials.finish(trial.id(), worker, "failed", "More than " + MOST_CHANGES + " events would change. Choose a shorter period.", clock.instant());
                return;
            }
        }
        trials.finish(trial.id(), worker, changes == 0 ? "unchanged" : "proposed", null, clock.instant());
    }

    private void apply(Trial trial) {
        boolean more = true;
        while (more) {
            more = adjustments.next(trial, worker, clock.instant());
        }
        trials.finish(trial.id(), worker, "applied", null, clock.instant());
    }

    private java.util.function.Function<UUID, String> linkKeys() {
        Map<UUID, String> known = new HashMap<>();
        return link -> known.computeIfAbsent(link, id -> links.plan(id).map(LinkPlan::key).orElse(id.toString()));
    }
}
