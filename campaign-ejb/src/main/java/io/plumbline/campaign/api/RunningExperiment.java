package io.plumbline.campaign.api;

import java.io.Serializable;
import java.util.List;
import java.util.UUID;

/** What the edge needs of an experiment that runs on a link. */
public record RunningExperiment(UUID id, String name, List<ExperimentArm> arms) implements Serializable {
}
