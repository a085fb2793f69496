package io.plumbline.web.portal.audit;

import io.plumbline.reporting.api.SelfAudit;
import io.plumbline.reporting.api.SelfAudit.Check;
import io.plumbline.reporting.api.SelfAudit.Run;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the self-audit found: the newest run whole, the ones before in a line each. */
@Named
@RequestScoped
public class SelfAuditListView {

    private static final int LATEST = 30;
    private static final Duration AWAITED = Duration.ofMinutes(10);

    @Inject
    private SelfAudit audit;
    @Inject
    private Clock clock;

    private List<Run> runs;

    @PostConstruct
    public void read() {
        runs = new ArrayList<>(audit.history(LATEST));
    }

    public void run() {
        audit.begin();
        Words.say("audit.run.begun");
        read();
    }

    /** Of those that somebody waits for: one that a stopped server has left is none of them. */
    public boolean isUnderWay() {
        return runs.stream().anyMatch(run -> run.status().equals("running") && run.begunAt().isAfter(clock.instant().minus(AWAITED)));
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
