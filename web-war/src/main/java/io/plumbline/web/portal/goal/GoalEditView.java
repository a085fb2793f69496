package io.plumbline.web.portal.goal;

import io.plumbline.campaign.api.Advertisers;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.GoalDraft;
import io.plumbline.campaign.api.GoalKind;
import io.plumbline.campaign.api.Goals;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.Money;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.UUID;

@Named
@ViewScoped
public class GoalEditView implements Serializable {

    @Inject
    private Goals goals;
    @Inject
    private Advertisers advertisers;
    @Inject
    private HttpServletRequest request;

    private UUID id;
    private Long version;
    private UUID advertiserId;
    private String key;
    private String name;
    private GoalKind kind = GoalKind.SALE;
    private BigDecimal defaultValue;
    private String currency;
    private Integer clickWindowDays = 30;
    private Integer viewWindowDays = 1;

    @PostConstruct
    void read() {
        if (request.getParameter("id") == null) {
            String asked = request.getParameter("advertiser");
            advertiserId = asked == null || asked.isEmpty() ? null : advertisers.get(Ids.parse("advertiser", asked)).id();
            return;
        }
        Goal goal = goals.get(Ids.parse("goal", request.getParameter("id")));
        id = goal.id();
        version = goal.version();
        advertiserId = goal.advertiserId();
        key = goal.key();
        name = goal.name();
        kind = goal.kind();
        defaultValue = goal.defaultValue() == null ? null : goal.defaultValue().amount();
        currency = goal.defaultValue() == null ? null : goal.defaultValue().currency();
        clickWindowDays = goal.clickWindowDays();
        viewWindowDays = goal.viewWindowDays();
    }

    public String save() {
        GoalDraft draft = new GoalDraft(advertiserId, key == null || key.isBlank() ? null : key.strip(), name, kind, value(), clickWindowDays, viewWindowDays);
        Goal saved = id == null ? goals.add(draft) : goals.amend(id, version, draft);
        Words.say("goal.saved", saved.name());
        return "/app/goals/view.xhtml?faces-redirect=true&id=" + saved.id();
    }

    private Money value() {
        if (defaultValue == null) {
            return null;
        }
        if (advertiserId == null) {
            throw new Invalid("advertiserId", "required", "This field is required.");
        }
        String in = currency == null ? advertisers.get(advertiserId).currency() : currency;
        return Money.of(defaultValue.toPlainString(), in);
    }

    public boolean isNew() {
        return id == null;
    }

    public GoalKind[] getKinds() {
        return GoalKind.values();
    }

    public UUID getAdvertiserId() {
        return advertiserId;
    }

    public void setAdvertiserId(UUID advertiserId) {
        this.advertiserId = advertiserId;
    }

    public String getKey() {
        return key;
    }

    public void setKey(String key) {
        this.key = key;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public GoalKind getKind() {
        return kind;
    }

    public void setKind(GoalKind kind) {
        this.kind = kind;
    }

    public BigDecimal getDefaultValue() {
        return defaultValue;
    }

    public void setDefaultValue(BigDecimal defaultValue) {
        this.defaultValue = defaultValue;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public Integer getClickWindowDays() {
        return clickWindowDays;
    }

    public void setClickWindowDays(Integer clickWindowDays) {
        this.clickWindowDays = clickWindowDays;
    }

    public Integer getViewWindowDays() {
        return viewWindowDays;
    }

    public void setViewWindowDays(Integer viewWindowDays) {
        this.viewWindowDays = viewWindowDays;
    }
}
