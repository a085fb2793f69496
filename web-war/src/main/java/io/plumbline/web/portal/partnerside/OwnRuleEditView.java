package io.plumbline.web.portal.partnerside;

import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.api.PostbackEvent;
import io.plumbline.tracking.api.PostbackRule;
import io.plumbline.tracking.api.PostbackRuleDraft;
import io.plumbline.tracking.api.PostbackRules;
import io.plumbline.tracking.api.Rehearsal;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A partner's own postback: a GET with macros, tried before it is kept. */
@Named
@ViewScoped
public class OwnRuleEditView implements Serializable {

    @Inject
    private transient PostbackRules rules;
    @Inject
    private HttpServletRequest request;

    private UUID id;
    private Long version;
    private String name;
    private String url;
    private PostbackEvent[] events = {PostbackEvent.APPROVED};
    private LeadStage[] stages = {};
    private Rehearsal rehearsal;

    @PostConstruct
    void read() {
        if (request.getParameter("id") != null) {
            PostbackRule rule = rules.get(Ids.parse("postback-rule", request.getParameter("id")));
            id = rule.id();
            version = rule.version();
            name = rule.name();
            url = rule.url();
            events = rule.events().toArray(PostbackEvent[]::new);
            stages = rule.stages().toArray(LeadStage[]::new);
        }
    }

    public String save() {
        PostbackRule saved = id == null ? rules.add(draft(PlanStatus.ACTIVE)) : rules.amend(id, version, draft(null));
        OwnWords.say("postbacks.saved", saved.name());
        return "/partner/postback-rules/list.xhtml?faces-redirect=true";
    }

    public void rehearse(boolean send) {
        rehearsal = rules.rehearse(draft(null), id, null, send);
    }

    private PostbackRuleDraft draft(PlanStatus status) {
        return new PostbackRuleDraft(name, null, null, null, List.of(), events == null ? List.of() : List.of(events), false, "GET", url, Map.of(), null, null, 0, status, null, null,
                stages == null ? List.of() : List.of(stages));
    }

    public Rehearsal getRehearsal() {
        return rehearsal;
    }

    public List<Map.Entry<String, String>> getMacros() {
        return new ArrayList<>(rules.macros().entrySet());
    }

    public PostbackEvent[] getAllEvents() {
        return PostbackEvent.values();
    }

    public List<LeadStage> getAllStages() {
        return LeadStage.later();
    }

    public LeadStage[] getStages() {
        return stages;
    }

    public void setStages(LeadStage[] stages) {
        this.stages = stages;
    }

    public UUID getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public PostbackEvent[] getEvents() {
        return events;
    }

    public void setEvents(PostbackEvent[] events) {
        this.events = events;
    }
}
