package io.plumbline.web.portal.privacy;

import io.plumbline.tracking.api.Retention;
import io.plumbline.web.portal.Words;
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

    public List<Retention.Rule> getRules() {
        rules = rules == null ? new ArrayList<>(retention.rules()) : rules;
        return rules;
    }

    public List<Retention.Run> getRuns() {
        runs = runs == null ? new ArrayList<>(retention.runs()) : runs;
        return runs;
    }

    public long total(Retention.Run run) {
        return run.counts().values().stream().mapToLong(Long::longValue).sum();
    }

    public String set() {
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
}
