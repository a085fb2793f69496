package io.plumbline.web.portal.link;

import io.plumbline.campaign.api.Destination;
import io.plumbline.shared.Invalid;
import io.plumbline.web.portal.ConditionRow;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A destination while it is being typed. */
public class DestinationRow implements Serializable {

    private UUID id;
    private String url;
    private Integer weight = 1;
    private String name;
    private ConditionRow when = new ConditionRow();
    private RuleRows rules = new RuleRows();
    private Integer priority = 1;
    private String from;
    private String until;

    static DestinationRow of(Destination destination, ZoneId here) {
        DestinationRow row = new DestinationRow();
        row.id = destination.id();
        row.url = destination.url();
        row.weight = destination.weight();
        row.name = destination.name();
        row.when = ConditionRow.of(destination.when());
        row.rules = RuleRows.of(destination.when());
        row.priority = destination.priority();
        row.from = local(destination.from(), here);
        row.until = local(destination.until(), here);
        return row;
    }

    Destination destination(ZoneId here) {
        return new Destination(id, url == null || url.isBlank() ? null : url.strip(), weight, rules.when(when.when(), here),
                name == null || name.isBlank() ? null : name.strip(), priority, time(from, here), time(until, here));
    }

    /** To the minute, as the browser's own field for times writes it. */
    private static String local(Instant at, ZoneId here) {
        return at == null ? null : at.atZone(here).toLocalDateTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }

    private static Instant time(String local, ZoneId here) {
        try {
            return local == null || local.isBlank() ? null : LocalDateTime.parse(local.strip()).atZone(here).toInstant();
        } catch (DateTimeParseException malformed) {
            throw new Invalid("destinations", "time-malformed", "Write a time such as 2026-12-01T09:00.");
        }
    }

    /** What the conditions say, in words; empty for everybody. */
    public String spoken(ZoneId here) {
        return Spoken.when(rules.when(when.when(), here));
    }

    public RuleRows getRules() {
        return rules;
    }

    public Integer getPriority() {
        return priority;
    }

    public void setPriority(Integer priority) {
        this.priority = priority;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getUntil() {
        return until;
    }

    public void setUntil(String until) {
        this.until = until;
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
