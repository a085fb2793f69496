package io.plumbline.web.portal.postback;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.LeadStage;
import io.plumbline.tracking.api.PostbackEvent;
import io.plumbline.tracking.api.PostbackRule;
import io.plumbline.tracking.api.PostbackRules;
import io.plumbline.tracking.api.Rehearsal;
import io.plumbline.web.portal.Words;
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

@Named
@ViewScoped
public class PostbackRuleEditView implements Serializable {

    @Inject
    private PostbackRules rules;
    @Inject
    private HttpServletRequest request;

    private final PostbackRuleForm form = new PostbackRuleForm();
    private UUID id;
    private Long version;
    private Rehearsal rehearsal;

    @PostConstruct
    void read() {
        if (request.getParameter("id") != null) {
            PostbackRule rule = rules.get(Ids.parse("postback-rule", request.getParameter("id")));
            id = rule.id();
            version = rule.version();
            form.show(rule);
        }
    }

    public String save() {
        PostbackRule saved = id == null ? rules.add(form.draft(true)) : rules.amend(id, version, form.draft(false));
        Words.say("rule.saved", saved.name());
        return "/app/postback-rules/view.xhtml?faces-redirect=true&id=" + saved.id();
    }

    public void rehearse(boolean send) {
        rehearsal = rules.rehearse(form.draft(false), id, null, send);
    }

    public Rehearsal getRehearsal() {
        return rehearsal;
    }

    public List<Map.Entry<String, String>> getMacros() {
        return new ArrayList<>(rules.macros().entrySet());
    }

    public PostbackEvent[] getEvents() {
        return PostbackEvent.values();
    }

    public List<LeadStage> getStages() {
        return LeadStage.later();
    }

    public PostbackRuleForm getForm() {
        return form;
    }

    public boolean isNew() {
        return id == null;
    }

    public UUID getId() {
        return id;
    }
}
