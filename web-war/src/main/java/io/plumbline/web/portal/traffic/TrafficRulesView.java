package io.plumbline.web.portal.traffic;

import io.plumbline.shared.Invalid;
import io.plumbline.shared.Keyed;
import io.plumbline.tracking.api.ListKind;
import io.plumbline.tracking.api.RuleSet;
import io.plumbline.tracking.api.RuleVersion;
import io.plumbline.tracking.api.TrafficList;
import io.plumbline.tracking.api.TrafficLists;
import io.plumbline.tracking.api.TrafficRule;
import io.plumbline.tracking.api.TrafficRules;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The rules in force, a draft of the next, earlier versions, and the lists they use. */
@Named
@RequestScoped
public class TrafficRulesView {

    @Inject
    private TrafficRules rules;
    @Inject
    private TrafficLists lists;

    private RuleVersion active;
    private final Map<String, String> responses = new HashMap<>();
    private final Map<String, Integer> limits = new HashMap<>();
    private final Map<String, Integer> seconds = new HashMap<>();
    private int uniqueSeconds;
    private int regularGaps;
    private int clickConversions;
    private boolean fourEyes;
    private String note;
    private ListKind kind = ListKind.CRAWLERS;
    private String name;
    private String licence;
    private Part file;

    @PostConstruct
    void read() {
        active = rules.active();
        for (TrafficRule rule : TrafficRule.values()) {
            responses.put(rule.key(), active.rules().response(rule, null).key());
            if (rule.isRate()) {
                limits.put(rule.key(), active.rules().rate(rule).limit());
                seconds.put(rule.key(), active.rules().rate(rule).seconds());
            }
        }
        uniqueSeconds = active.rules().uniqueSeconds();
        regularGaps = active.rules().regularGaps();
        clickConversions = active.rules().clickConversions();
        fourEyes = active.rules().fourEyes();
    }

    public String draft() {
        RuleSet base = active.rules();
        Map<String, RuleSet.Rate> rates = new HashMap<>();
        limits.forEach((rule, limit) -> rates.put(rule, new RuleSet.Rate(limit, seconds.get(rule))));
        Words.say("traffic.drafted", rules.draft(new RuleSet(responses, rates, uniqueSeconds, regularGaps, clickConversions, base.campaigns(), base.goals(), base.advertisers(),
                base.lists(), fourEyes), note).version());
        return again();
    }

    public String activate(int version) {
        Words.say("traffic.in-force", rules.activate(version).version());
        return again();
    }

    public String upload() throws IOException {
        if (file == null || file.getSize() == 0) {
            throw new Invalid("file", "file-missing", "Choose a list that is not empty.");
        }
        try (InputStream body = file.getInputStream()) {
            TrafficList read = lists.upload(kind, name, licence, body);
            Words.say("traffic.uploaded", read.name(), read.entries());
        }
        return again();
    }

    public String use(String listKind, UUID id) {
        Words.say("traffic.in-force", lists.activate(Keyed.of(ListKind.class, "kind", listKind), id).version());
        return again();
    }

    private static String again() {
        return "/app/traffic/rules.xhtml?faces-redirect=true";
    }

    public RuleVersion getActive() {
        return active;
    }

    public List<RuleVersion> getVersions() {
        return new ArrayList<>(rules.list());
    }

    public List<TrafficList> getLists() {
        return new ArrayList<>(lists.list());
    }

    public List<TrafficRule> getRules() {
        return List.of(TrafficRule.values());
    }

    public List<TrafficRule> getRates() {
        return Arrays.stream(TrafficRule.values()).filter(TrafficRule::isRate).toList();
    }

    /** What somebody may choose for a rule. */
    public List<String> choices(TrafficRule rule) {
        return Arrays.stream(TrafficRule.Response.values()).filter(r -> r != TrafficRule.Response.INVALID || !rule.mayOnlySuspect()).map(TrafficRule.Response::key).toList();
    }

    public List<ListKind> getKinds() {
        return List.of(ListKind.values());
    }

    public Map<String, String> getResponses() {
        return responses;
    }

    public Map<String, Integer> getLimits() {
        return limits;
    }

    public Map<String, Integer> getSeconds() {
        return seconds;
    }

    public int getUniqueSeconds() {
        return uniqueSeconds;
    }

    public void setUniqueSeconds(int uniqueSeconds) {
        this.uniqueSeconds = uniqueSeconds;
    }

    public int getRegularGaps() {
        return regularGaps;
    }

    public void setRegularGaps(int regularGaps) {
        this.regularGaps = regularGaps;
    }

    public int getClickConversions() {
        return clickConversions;
    }

    public void setClickConversions(int clickConversions) {
        this.clickConversions = clickConversions;
    }

    public boolean isFourEyes() {
        return fourEyes;
    }

    public void setFourEyes(boolean fourEyes) {
        this.fourEyes = fourEyes;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public ListKind getKind() {
        return kind;
    }

    public void setKind(ListKind kind) {
        this.kind = kind;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getLicence() {
        return licence;
    }

    public void setLicence(String licence) {
        this.licence = licence;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
