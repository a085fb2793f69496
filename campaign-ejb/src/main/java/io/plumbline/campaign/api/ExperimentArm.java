package io.plumbline.campaign.api;

import java.io.Serializable;
import java.util.UUID;

/**
 * @param destinationId where the arm's visitors go; null to leave that to the link's own routing
 * @param creativeId    what they are shown; null for the link's own
 * @param weight        planned share, 1 to 10000; null means 1
 */
public record ExperimentArm(String name, UUID destinationId, String creativeId, Integer weight) implements Serializable {

    public ExperimentArm {
        weight = weight == null ? 1 : weight;
    }
}
