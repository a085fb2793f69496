package io.plumbline.web.portal.traffic;

import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.TrafficRules;
import io.plumbline.tracking.api.TrafficTrials;
import io.plumbline.tracking.api.Trial;
import io.plumbline.web.faces.Range;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Trials of rules on stored events, and a new one. */
@Named
@RequestScoped
public class TrafficTrialsView {

    private static final int SHOWN = 50;

    @Inject
    private TrafficTrials trials;
    @Inject
    private TrafficRules versions;
    @Inject
    private Range range;
    @Inject
    private HttpServletRequest request;

    private Integer rules;
    private LocalDate from;
    private LocalDate to;
    private UUID advertiserId;

    @PostConstruct
    void preselect() {
        String asked = request.getParameter("rules");
        rules = asked != null && asked.matches("\\d{1,9}") ? Integer.valueOf(asked) : versions.active().version();
        from = range.getFrom();
        to = range.getTo();
    }

    public String start() {
        UUID id = trials.start(rules, from.atStartOfDay(range.getZone()).toInstant(), to.plusDays(1).atStartOfDay(range.getZone()).toInstant(), advertiserId);
        return "/app/traffic/trial.xhtml?faces-redirect=true&id=" + id;
    }

    public List<Trial> getRows() {
        return new ArrayList<>(trials.list(PageRequest.first(SHOWN)).items());
    }

    public Integer getRules() {
        return rules;
    }

    public void setRules(Integer rules) {
        this.rules = rules;
    }

    public LocalDate getFrom() {
        return from;
    }

    public void setFrom(LocalDate from) {
        this.from = from;
    }

    public LocalDate getTo() {
        return to;
    }

    public void setTo(LocalDate to) {
        this.to = to;
    }

    public UUID getAdvertiserId() {
        return advertiserId;
    }

    public void setAdvertiserId(UUID advertiserId) {
        this.advertiserId = advertiserId;
    }
}
