package io.plumbline.web.portal.audit;

import io.plumbline.reporting.api.SelfAudit;
import io.plumbline.reporting.api.SelfAudit.Check;
import io.plumbline.reporting.api.SelfAudit.Run;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the self-audit found: the newest run whole, the ones before in a line each. */
@Named
@RequestScoped
public class SelfAuditListView {

    private static final int LATEST = 30;

    @Inject
    private SelfAudit audit;

    private List<Run> runs;

    @PostConstruct
    void read() {
        runs = new ArrayList<>(audit.history(LATEST));
    }

    public void run() {
        Run now = audit.runAndKeep();
        Words.say(now.brokenChecks() == 0 ? "audit.run.ok" : "audit.run.broken", now.brokenChecks());
        read();
    }

    public List<Run> getRuns() {
        return runs;
    }

    public Run getNewest() {
        return runs.stream().filter(run -> !run.checks().isEmpty()).findFirst().orElse(null);
    }

    /** The broken ones first. */
    public List<Check> getChecks() {
        return getNewest().checks().stream().sorted(Comparator.comparing((Check check) -> !check.fails())).toList();
    }

    public String word(Check check) {
        return Words.orElse("audit.check." + check.name(), check.name());
    }
}
