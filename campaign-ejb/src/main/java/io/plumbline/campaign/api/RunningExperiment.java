package io.plumbline.campaign.api;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the edge needs of an experiment that runs on a link.
 *
 * @param since visitors of before, who may be told late, take no part
 */
public record RunningExperiment(UUID id, String name, Instant since, List<ExperimentArm> arms) implements Serializable {
}
