package io.plumbline.web.portal.link;

import io.plumbline.campaign.api.Destination;
import io.plumbline.web.portal.ConditionRow;
import java.io.Serializable;
import java.util.UUID;

/** A destination while it is being typed. */
public class DestinationRow implements Serializable {

    private UUID id;
    private String url;
    private Integer weight = 1;
    private String name;
    private ConditionRow when = new ConditionRow();

    static DestinationRow of(Destination destination) {
        DestinationRow row = new DestinationRow();
        row.id = destination.id();
        row.url = destination.url();
        row.weight = destination.weight();
        row.name = destination.name();
        row.when = ConditionRow.of(destination.when());
        return row;
    }

    Destination destination() {
        return new Destination(id, url == null || url.isBlank() ? null : url.strip(), weight, when.when(), name == null || name.isBlank() ? null : name.strip());
    }

    public ConditionRow getWhen() {
        return when;
    }

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public Integer getWeight() {
        return weight;
    }

    public void setWeight(Integer weight) {
        this.weight = weight;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
