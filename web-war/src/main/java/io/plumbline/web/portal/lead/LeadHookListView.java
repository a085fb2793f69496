package io.plumbline.web.portal.lead;

import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.LeadHook;
import io.plumbline.tracking.api.LeadHooks;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Addresses for CRMs and ad platforms: opened, tried out, looked into, closed. */
@Named
@ViewScoped
public class LeadHookListView implements Serializable {

    private static final int MOST = 200;
    private static final int CALLS = 20;

    @Inject
    private transient LeadHooks hooks;
    @Inject
    private transient Workspace workspace;

    private List<LeadHook> rows;
    private LeadHooks.Made made;
    private LeadHook shown;
    private List<LeadHooks.Received> calls = List.of();
    private UUID advertiser;
    private String name;
    private LeadHook.Kind kind = LeadHook.Kind.GENERIC;
    private String goal;
    private String mapping = "";
    private String message = "{\"external_id\":\"00Q5e1\",\"stage\":\"Closed Won\",\"stage_time\":\"2026-11-20T14:05:00Z\",\"value\":\"1200.00\",\"currency\":\"EUR\"}";
    private List<String> read;

    @PostConstruct
    void open() {
        rows = new ArrayList<>(hooks.list(null, PageRequest.first(MOST)).items());
    }

    public void add() {
        made = hooks.add(new LeadHooks.Draft(advertiser, null, name, kind, pointers(), goal == null || goal.isBlank() ? null : goal.strip(), true, null));
        name = null;
        open();
    }

    public void remove(UUID id) {
        hooks.remove(id);
        shown = null;
        open();
    }

    public void look(UUID id) {
        shown = hooks.get(id);
        calls = hooks.calls(id, PageRequest.first(CALLS)).items();
    }

    public void tryOut() {
        read = hooks.tryOut(kind, pointers(), message).stream()
                .map(event -> event.entrySet().stream().map(one -> one.getKey() + ": " + one.getValue()).collect(Collectors.joining(" · "))).toList();
    }

    private Map<String, String> pointers() {
        Map<String, String> pointers = new LinkedHashMap<>();
        for (String line : mapping == null ? List.<String>of() : mapping.lines().filter(line -> !line.isBlank()).toList()) {
            String[] parts = line.split("=", 2);
            if (parts.length < 2) {
                throw new Invalid("mapping", "mapping-malformed", "Write one field a line, such as: email = /properties/email.");
            }
            pointers.put(parts[0].strip(), parts[1].strip());
        }
        return pointers;
    }

    public String url(LeadHook hook) {
        return workspace.baseUrl() + "/hooks/leads/" + hook.key();
    }

    public LeadHook.Kind[] getKinds() {
        return LeadHook.Kind.values();
    }

    public List<LeadHook> getRows() {
        return rows;
    }

    /** Null until one was opened. */
    public LeadHooks.Made getMade() {
        return made;
    }

    public LeadHook getShown() {
        return shown;
    }

    public List<LeadHooks.Received> getCalls() {
        return calls;
    }

    public List<String> getRead() {
        return read;
    }

    public UUID getAdvertiser() {
        return advertiser;
    }

    public void setAdvertiser(UUID advertiser) {
        this.advertiser = advertiser;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public LeadHook.Kind getKind() {
        return kind;
    }

    public void setKind(LeadHook.Kind kind) {
        this.kind = kind;
    }

    public String getGoal() {
        return goal;
    }

    public void setGoal(String goal) {
        this.goal = goal;
    }

    public String getMapping() {
        return mapping;
    }

    public void setMapping(String mapping) {
        this.mapping = mapping;
    }

    public String getMessage() {
        return message;
    }

    public void setMessage(String message) {
        this.message = message;
    }
}
