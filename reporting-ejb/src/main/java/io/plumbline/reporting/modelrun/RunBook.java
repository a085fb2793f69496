package io.plumbline.reporting.modelrun;

import io.plumbline.shared.Sha256;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes down what becomes of runs, each step in a transaction of its own: progress must be seen while the run still reads. */
@ApplicationScoped
@Transactional(Transactional.TxType.REQUIRES_NEW)
class RunBook {

    private static final int MOST_OPEN = 100;

    @Inject
    private EntityManager em;
    @Inject
    private Clock clock;

    /** What a run needs to begin. */
    record Task(UUID id, String kind, UUID advertiserId, String parameters) {
    }

    public void add(ModelRunEntity run) {
        em.persist(run);
    }

    /** @return empty when it was done already */
    public Optional<Task> begin(UUID id, Kinds kinds) {
        ModelRunEntity run = em.find(ModelRunEntity.class, id);
        if (run == null || !run.isOpen()) {
            return Optional.empty();
        }
        run.begin(kinds.named(run.kind()).version(), clock.instant());
        return Optional.of(new Task(id, run.kind(), run.advertiserId(), run.parameters()));
    }

    public void reach(UUID id, int percent) {
        ModelRunEntity run = em.find(ModelRunEntity.class, id);
        if (run != null) {
            run.reach(percent);
        }
    }

    public void complete(UUID id, Modelling.Outcome outcome) {
        ModelRunEntity run = em.find(ModelRunEntity.class, id);
        if (run != null) {
            run.complete(outcome, digest(outcome.result()), clock.instant());
        }
    }

    public void end(UUID id, String how, String why) {
        ModelRunEntity run = em.find(ModelRunEntity.class, id);
        if (run != null) {
            run.end(how, why, clock.instant());
        }
    }

    public long open() {
        return em.createQuery("select count(r) from ModelRun r where r.status in ('queued', 'running')", Long.class).getSingleResult();
    }

    /** What this node had promised before it was stopped. */
    public List<UUID> unfinished(String node) {
        return em.createQuery("select r.id from ModelRun r where r.status in ('queued', 'running') and r.node = :node order by r.id", UUID.class)
                .setParameter("node", node).setMaxResults(MOST_OPEN).getResultList();
    }

    static String digest(String text) {
        return Sha256.hex(text);
    }
}
