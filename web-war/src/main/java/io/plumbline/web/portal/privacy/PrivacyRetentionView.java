package io.plumbline.web.portal.privacy;

import io.plumbline.shared.Invalid;
import io.plumbline.tracking.api.Retention;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

@Named
@RequestScoped
public class PrivacyRetentionView {

    private static final String PAGE = "/app/privacy/retention.xhtml?faces-redirect=true";

    @Inject
    private Retention retention;

    private List<Retention.Rule> rules;
    private List<Retention.Run> runs;
    private String dataClass;
    private Integer days;
    private boolean forever;

    @PostConstruct
    void start() {
        rules = new ArrayList<>(retention.rules());
        dataClass = rules.get(0).dataClass();
        chosen();
    }

    public List<Retention.Rule> getRules() {
        return rules;
    }

    public List<Retention.Run> getRuns() {
        runs = runs == null ? new ArrayList<>(retention.runs()) : runs;
        return runs;
    }

    public long total(Retention.Run run) {
        return run.counts().values().stream().mapToLong(Long::longValue).sum();
    }

    /** The form shows what holds for the class. */
    public void chosen() {
        days = rules.stream().filter(rule -> rule.dataClass().equals(dataClass)).findFirst().map(Retention.Rule::days).orElse(null);
        forever = days == null;
    }

    public String set() {
        if (forever != (days == null)) {
            throw new Invalid("days", "days-or-forever", "Either give 1 to 36500 days, or tick that it is kept for ever.");
        }
        retention.set(dataClass, days);
        Words.say("privacy.saved");
        return PAGE;
    }

    public String run() {
        Words.say("retention.done", total(retention.run()));
        return PAGE;
    }

    public String getDataClass() {
        return dataClass;
    }

    public void setDataClass(String dataClass) {
        this.dataClass = dataClass;
    }

    public Integer getDays() {
        return days;
    }

    public void setDays(Integer days) {
        this.days = days;
    }

    public boolean isForever() {
        return forever;
    }

    public void setForever(boolean forever) {
        this.forever = forever;
    }
}
