package io.plumbline.web.portal.experiment;

import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.Experiment;
import io.plumbline.campaign.api.ExperimentDraft;
import io.plumbline.campaign.api.ExperimentMeasure;
import io.plumbline.campaign.api.Experiments;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.Goals;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.Links;
import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** First the link, then what is compared on it. */
@Named
@ViewScoped
public class ExperimentEditView implements Serializable {

    @Inject
    private Experiments experiments;
    @Inject
    private Links links;
    @Inject
    private Goals goals;
    @Inject
    private HttpServletRequest request;

    private UUID id;
    private Long version;
    private Link link;
    private List<Goal> choices = List.of();
    private String name;
    private String hypothesis;
    private String goal;
    private ExperimentMeasure measure = ExperimentMeasure.CONVERSION_RATE;
    private BigDecimal alpha = new BigDecimal("0.05");
    private BigDecimal minimumEffect = new BigDecimal("0.1");
    private Integer minimumDays = 14;
    private List<ArmRow> arms = new ArrayList<>();

    @PostConstruct
    void read() {
        String asked = request.getParameter("link");
        if (request.getParameter("id") != null) {
            Experiment known = experiments.get(Ids.parse("experiment", request.getParameter("id")));
            id = known.id();
            version = known.version();
            name = known.name();
            hypothesis = known.hypothesis();
            goal = known.goal();
            measure = known.measure();
            alpha = known.alpha();
            minimumEffect = known.minimumEffect();
            minimumDays = known.minimumDays();
            known.variants().forEach(arm -> arms.add(ArmRow.of(arm)));
            link = links.get(known.linkId());
        } else if (asked != null && !asked.isEmpty()) {
            link = links.get(Ids.parse("link", asked));
            link.destinations().forEach(to -> arms.add(ArmRow.to(to)));
            while (arms.size() < 2) {
                arms.add(new ArmRow());
            }
        }
        if (link != null) {
            choices = goals.list(link.advertiserId(), PageRequest.first(200)).items();
        }
    }

    public void addArm() {
        arms.add(new ArmRow());
    }

    public void removeArm(int at) {
        arms.remove(at);
    }

    public String save() {
        ExperimentDraft draft = new ExperimentDraft(link.id(), name, hypothesis, goal, measure, alpha, minimumEffect, minimumDays, arms.stream().map(ArmRow::arm).toList());
        Experiment saved = id == null ? experiments.add(draft) : experiments.amend(id, version, draft);
        Words.say("said.experiment.saved", saved.name());
        return "/app/experiments/view.xhtml?faces-redirect=true&id=" + saved.id();
    }

    public boolean isNew() {
        return id == null;
    }

    public UUID getId() {
        return id;
    }

    public Link getLink() {
        return link;
    }

    public List<Destination> getDestinations() {
        return link.destinations();
    }

    public List<Goal> getGoals() {
        return choices;
    }

    public ExperimentMeasure[] getMeasures() {
        return ExperimentMeasure.values();
    }

    public List<ArmRow> getArms() {
        return arms;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getHypothesis() {
        return hypothesis;
    }

    public void setHypothesis(String hypothesis) {
        this.hypothesis = hypothesis;
    }

    public String getGoal() {
        return goal;
    }

    public void setGoal(String goal) {
        this.goal = goal;
    }

    public ExperimentMeasure getMeasure() {
        return measure;
    }

    public void setMeasure(ExperimentMeasure measure) {
        this.measure = measure;
    }

    public BigDecimal getAlpha() {
        return alpha;
    }

    public void setAlpha(BigDecimal alpha) {
        this.alpha = alpha;
    }

    public BigDecimal getMinimumEffect() {
        return minimumEffect;
    }

    public void setMinimumEffect(BigDecimal minimumEffect) {
        this.minimumEffect = minimumEffect;
    }

    public Integer getMinimumDays() {
        return minimumDays;
    }

    public void setMinimumDays(Integer minimumDays) {
        this.minimumDays = minimumDays;
    }
}
