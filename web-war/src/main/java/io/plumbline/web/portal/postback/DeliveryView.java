package io.plumbline.web.portal.postback;

import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Deliveries;
import io.plumbline.tracking.api.Delivery;
import io.plumbline.tracking.api.PostbackRule;
import io.plumbline.tracking.api.PostbackRules;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

@Named
@RequestScoped
public class DeliveryView {

    @Inject
    private Deliveries deliveries;
    @Inject
    private PostbackRules rules;
    @Inject
    private HttpServletRequest request;

    private Delivery delivery;

    @PostConstruct
    void read() {
        delivery = deliveries.get(Ids.parse("delivery", request.getParameter("id")));
    }

    public String fire() {
        deliveries.fire(delivery.id());
        Words.say("rule.fired", 1);
        return "/app/deliveries/view.xhtml?faces-redirect=true&id=" + delivery.id();
    }

    public Delivery getDelivery() {
        return delivery;
    }

    public List<Delivery.Attempt> getAttempts() {
        List<Delivery.Attempt> newestFirst = new ArrayList<>(delivery.attempts());
        java.util.Collections.reverse(newestFirst);
        return newestFirst;
    }

    public List<Map.Entry<String, String>> headers(Delivery.Attempt attempt) {
        return new ArrayList<>(attempt.request().headers().entrySet());
    }

    /** Absent where the rule is one for everybody and the reader sees one advertiser only. */
    public PostbackRule getRule() {
        return rules.choices().stream().filter(rule -> rule.id().equals(delivery.ruleId())).findFirst().orElse(null);
    }
}
