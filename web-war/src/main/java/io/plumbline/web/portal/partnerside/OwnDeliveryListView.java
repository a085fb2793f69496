package io.plumbline.web.portal.partnerside;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.Deliveries;
import io.plumbline.tracking.api.Delivery;
import io.plumbline.tracking.api.PostbackRule;
import io.plumbline.tracking.api.PostbackRules;
import io.plumbline.web.portal.ListFilter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the partner's own postbacks told its server, and every try of one of them. */
@Named
@RequestScoped
public class OwnDeliveryListView {

    private static final int MOST_RULES = 100;
    private static final Deliveries.Wanted ALL = new Deliveries.Wanted(null, null, null, null, null, null, null, null);

    @Inject
    private Deliveries deliveries;
    @Inject
    private PostbackRules rules;
    @Inject
    private ListFilter filter;
    @Inject
    private HttpServletRequest request;

    private Map<UUID, String> names;
    private Page<Delivery> page;
    private Delivery chosen;

    @PostConstruct
    void read() {
        names = rules.list(null, null, null, null, PageRequest.first(MOST_RULES)).items().stream().collect(Collectors.toMap(PostbackRule::id, PostbackRule::name));
        page = deliveries.list(ALL, filter.page());
        String id = request.getParameter("id");
        chosen = id == null || id.isEmpty() ? null : deliveries.get(Ids.parse("delivery", id));
    }

    public String fire() {
        deliveries.fire(chosen.id());
        OwnWords.say("deliveries.fired");
        return "/partner/deliveries/list.xhtml?faces-redirect=true&id=" + chosen.id();
    }

    public List<Delivery> getRows() {
        return new ArrayList<>(page.items());
    }

    public String rule(UUID id) {
        return names.getOrDefault(id, "—");
    }

    public String getNextLink() {
        return filter.next(page);
    }

    public Delivery getChosen() {
        return chosen;
    }

    public List<Delivery.Attempt> getAttempts() {
        List<Delivery.Attempt> newestFirst = new ArrayList<>(chosen.attempts());
        Collections.reverse(newestFirst);
        return newestFirst;
    }
}
