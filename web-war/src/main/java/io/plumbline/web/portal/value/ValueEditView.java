package io.plumbline.web.portal.value;

import io.plumbline.reporting.api.CustomerValues;
import io.plumbline.reporting.api.ValueOrder;
import io.plumbline.shared.Money;
import io.plumbline.web.faces.Range;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Orders a fit and follows it. */
@Named
@RequestScoped
public class ValueEditView {

    @Inject
    private CustomerValues values;
    @Inject
    private Range range;
    @Inject
    private HttpServletRequest request;

    private UUID advertiserId;
    private String goal;
    private String model = "bg-nbd";
    private boolean spend = true;
    private boolean byChannel;
    private LocalDate calibrationEnd;
    private String timeUnit = "week";
    private LocalDateTime asOf;
    private final Map<String, String> given = new LinkedHashMap<>();

    @PostConstruct
    void preselect() {
        calibrationEnd = range.getToday().minusDays(1);
        model = getModels().contains(String.valueOf(request.getParameter("model"))) ? request.getParameter("model") : model;
    }

    public String start() {
        UUID id = values.start(new ValueOrder(advertiserId, goal == null || goal.isBlank() ? null : goal, model, spend ? "gamma-gamma" : null, byChannel ? "channel" : null,
                calibrationEnd, timeUnit, null, parameters(), asOf == null ? null : asOf.atZone(range.getZone()).toInstant()));
        return "/app/value/view.xhtml?faces-redirect=true&id=" + id;
    }

    /** Null to fit. Whether they are all that the model has, and possible, the boundary says. */
    private Map<String, BigDecimal> parameters() {
        Map<String, BigDecimal> parameters = new LinkedHashMap<>();
        given.forEach((name, text) -> {
            if (text != null && !text.isBlank()) {
                parameters.put(name, Money.decimal(text.strip(), name));
            }
        });
        return parameters.isEmpty() ? null : parameters;
    }

    /** What was typed, by the name of the parameter. */
    public Map<String, String> getGiven() {
        return given;
    }

    /** On the clock of the reader's zone; null for now. */
    public LocalDateTime getAsOf() {
        return asOf;
    }

    public void setAsOf(LocalDateTime asOf) {
        this.asOf = asOf;
    }

    public List<String> getModels() {
        return List.of("bg-nbd", "pareto-nbd");
    }

    public List<String> getUnits() {
        return List.of("week", "day");
    }

    public UUID getAdvertiserId() {
        return advertiserId;
    }

    public void setAdvertiserId(UUID advertiserId) {
        this.advertiserId = advertiserId;
    }

    public String getGoal() {
        return goal;
    }

    public void setGoal(String goal) {
        this.goal = goal;
    }

    public String getModel() {
        return model;
    }

    public void setModel(String model) {
        this.model = model;
    }

    public boolean isSpend() {
        return spend;
    }

    public void setSpend(boolean spend) {
        this.spend = spend;
    }

    public boolean isByChannel() {
        return byChannel;
    }

    public void setByChannel(boolean byChannel) {
        this.byChannel = byChannel;
    }

    public LocalDate getCalibrationEnd() {
        return calibrationEnd;
    }

    public void setCalibrationEnd(LocalDate calibrationEnd) {
        this.calibrationEnd = calibrationEnd;
    }

    public String getTimeUnit() {
        return timeUnit;
    }

    public void setTimeUnit(String timeUnit) {
        this.timeUnit = timeUnit;
    }
}
