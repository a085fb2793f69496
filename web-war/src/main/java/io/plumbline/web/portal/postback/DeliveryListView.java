package io.plumbline.web.portal.postback;

import io.plumbline.shared.Page;
import io.plumbline.tracking.api.PostbackKeys;
import io.plumbline.tracking.api.Deliveries;
import io.plumbline.tracking.api.Delivery;
import io.plumbline.tracking.api.EventFilter;
import io.plumbline.tracking.api.PostbackRule;
import io.plumbline.tracking.api.PostbackRules;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.EventSearch;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What was told to others, what waits, and what nobody took. */
@Named
@RequestScoped
public class DeliveryListView {

    private static final List<String> STATES = List.of("waiting", "delivered", "dead");

    @Inject
    private PostbackKeys keys;
    @Inject
    private Deliveries deliveries;
    @Inject
    private PostbackRules rules;
    @Inject
    private EventSearch search;
    @Inject
    private Range range;

    private List<PostbackRule> choices;
    private Map<UUID, String> ruleNames;
    private Page<Delivery> page;

    @PostConstruct
    void read() {
        choices = rules.choices();
        ruleNames = choices.stream().collect(Collectors.toMap(PostbackRule::id, PostbackRule::name));
        EventFilter asked = search.filter();
        page = deliveries.list(new Deliveries.Wanted(rule(), state(), asked.advertiser(), asked.campaign(), asked.partner(), null, asked.from(), asked.to()), search.page());
    }

    /** Whether this node cannot sign what the others have sealed. */
    public boolean isKeyWrong() {
        return keys.state().isWrong();
    }

    public void fireDead() {
        Words.say("rule.fired", deliveries.fireDead(rule()));
        read();
    }

    public String ruleName(UUID id) {
        return ruleNames.getOrDefault(id, "…" + id.toString().substring(28));
    }

    public List<Delivery> getRows() {
        return new ArrayList<>(page.items());
    }

    public List<PostbackRule> getRules() {
        return choices;
    }

    public List<String> getStates() {
        return STATES;
    }

    public Map<String, Long> getCounts() {
        return deliveries.counts();
    }

    public String getNextLink() {
        return page.next() == null ? null : range.with("cursor", page.next());
    }

    private String state() {
        return STATES.contains(search.value("state")) ? search.value("state") : null;
    }

    private UUID rule() {
        return choices.stream().map(PostbackRule::id).filter(id -> search.is("rule", id)).findFirst().orElse(null);
    }
}
