package io.plumbline.web.portal.experiment;

import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.ExperimentArm;
import java.io.Serializable;
import java.util.UUID;

/** One variant in the form. */
public class ArmRow implements Serializable {

    private String name;
    private UUID destinationId;
    private String creativeId;
    private Integer weight = 1;

    static ArmRow of(ExperimentArm arm) {
        ArmRow row = new ArmRow();
        row.name = arm.name();
        row.destinationId = arm.destinationId();
        row.creativeId = arm.creativeId();
        row.weight = arm.weight();
        return row;
    }

    static ArmRow to(Destination destination) {
        ArmRow row = new ArmRow();
        row.name = destination.name();
        row.destinationId = destination.id();
        return row;
    }

    ExperimentArm arm() {
        return new ExperimentArm(name, destinationId, creativeId, weight);
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public UUID getDestinationId() {
        return destinationId;
    }

    public void setDestinationId(UUID destinationId) {
        this.destinationId = destinationId;
    }

    public String getCreativeId() {
        return creativeId;
    }

    public void setCreativeId(String creativeId) {
        this.creativeId = creativeId;
    }

    public Integer getWeight() {
        return weight;
    }

    public void setWeight(Integer weight) {
        this.weight = weight;
    }
}
