package io.plumbline.campaign.experiment;

import io.plumbline.campaign.api.Experiment;
import io.plumbline.campaign.api.RunningExperiment;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What runs on links now, for those who plan the ways of visitors. */
public final class Running {

    private Running() {
    }

    public static Map<UUID, RunningExperiment> on(EntityManager em, Collection<UUID> links) {
        Map<UUID, RunningExperiment> running = new HashMap<>();
        if (!links.isEmpty()) {
            em.createQuery("select e from ExperimentEntity e where e.runningLinkId in :links", ExperimentEntity.class).setParameter("links", links).getResultList()
                    .forEach(found -> running.put(found.linkId(), told(found.record())));
        }
        return running;
    }

    private static RunningExperiment told(Experiment experiment) {
        return new RunningExperiment(experiment.id(), experiment.name(), experiment.startedAt(), experiment.variants());
    }
}
