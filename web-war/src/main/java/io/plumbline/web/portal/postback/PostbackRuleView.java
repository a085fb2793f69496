package io.plumbline.web.portal.postback;

import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.Deliveries;
import io.plumbline.tracking.api.Delivery;
import io.plumbline.tracking.api.PostbackRule;
import io.plumbline.tracking.api.PostbackRules;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

@Named
@ViewScoped
public class PostbackRuleView implements Serializable {

    private static final int LAST = 20;

    @Inject
    private PostbackRules rules;
    @Inject
    private Deliveries deliveries;
    @Inject
    private HttpServletRequest request;

    private UUID id;
    private PostbackRule rule;
    private List<Delivery> last;
    private String newKey;

    @PostConstruct
    void read() {
        id = id == null ? Ids.parse("postback-rule", request.getParameter("id")) : id;
        rule = rules.get(id);
        last = new ArrayList<>(deliveries.list(new Deliveries.Wanted(id, null, null, null, null, null, null, null), PageRequest.first(LAST)).items());
    }

    public boolean may(String next) {
        return rule.status().mayBecome(PlanStatus.valueOf(next));
    }

    public String move(String next) {
        rules.move(id, rule.version(), PlanStatus.valueOf(next));
        return "/app/postback-rules/view.xhtml?faces-redirect=true&id=" + id;
    }

    /** Stays on the page: it is shown this once. */
    public void makeKey() {
        newKey = rules.newKey(id);
        read();
    }

    public void unsign() {
        rules.unsign(id);
        newKey = null;
        read();
    }

    public void fireDead() {
        Words.say("rule.fired", deliveries.fireDead(id));
        read();
    }

    public PostbackRule getRule() {
        return rule;
    }

    public List<Delivery> getLast() {
        return last;
    }

    public String getNewKey() {
        return newKey;
    }

    public List<java.util.Map.Entry<String, String>> getHeaders() {
        return new ArrayList<>(rule.headers().entrySet());
    }
}
