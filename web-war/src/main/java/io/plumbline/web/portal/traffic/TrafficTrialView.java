package io.plumbline.web.portal.traffic;

import io.plumbline.shared.Authority;
import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
import io.plumbline.shared.Role;
import io.plumbline.tracking.api.TrafficTrials;
import io.plumbline.tracking.api.Trial;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One trial: how far it is, what would change, and the decision about it. */
@Named
@ViewScoped
public class TrafficTrialView implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 50;
    private static final Set<String> UNDER_WAY = Set.of("queued", "running", "applying");

    @Inject
    private TrafficTrials trials;
    @Inject
    private Authority authority;
    @Inject
    private HttpServletRequest request;

    private UUID id;
    private Trial trial;
    private String note;

    @PostConstruct
    void open() {
        id = Ids.parse("traffic-trial", request.getParameter("id"));
        read();
    }

    public void read() {
        trial = trials.get(id);
    }

    public String decide(boolean approve) {
        trials.decide(id, approve, note);
        return "/app/traffic/trial.xhtml?faces-redirect=true&id=" + id;
    }

    public boolean isUnderWay() {
        return UNDER_WAY.contains(trial.status());
    }

    /** Whether the person in front of the page may decide and there is something to decide. */
    public boolean isOpen() {
        return trial.status().equals("proposed") && authority.has(Role.FINANCE);
    }

    public List<Trial.Change> getChanges() {
        return trials.changes(id, PageRequest.first(SHOWN)).items();
    }

    public Trial getTrial() {
        return trial;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}
