package io.plumbline.web.portal.experiment;

import io.plumbline.campaign.api.Experiment;
import io.plumbline.campaign.api.ExperimentStatus;
import io.plumbline.campaign.api.Experiments;
import io.plumbline.reporting.api.ExperimentReadouts;
import io.plumbline.reporting.api.ExperimentRuling;
import io.plumbline.reporting.api.ExperimentVerdict;
import io.plumbline.shared.Page;
import io.plumbline.web.portal.EventSearch;
import io.plumbline.web.portal.ListFilter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@Named
@RequestScoped
public class ExperimentListView {

    @Inject
    private Experiments experiments;
    @Inject
    private ListFilter filter;
    @Inject
    private EventSearch search;
    @Inject
    private ExperimentReadouts readouts;

    private Page<Experiment> page;
    private Map<UUID, ExperimentRuling> rulings;

    @PostConstruct
    void read() {
        page = experiments.list(filter.advertiser(), null, getStatus(), getVerdict() == null ? null : readouts.ruled(getVerdict()), filter.page());
        rulings = readouts.rulings(page.items().stream().map(Experiment::id).toList());
    }

    public ExperimentStatus getStatus() {
        return Arrays.stream(ExperimentStatus.values()).filter(status -> search.is("status", status.key())).findFirst().orElse(null);
    }

    public ExperimentStatus[] getStatuses() {
        return ExperimentStatus.values();
    }

    public ExperimentVerdict getVerdict() {
        return Arrays.stream(ExperimentVerdict.values()).filter(verdict -> search.is("verdict", verdict.key())).findFirst().orElse(null);
    }

    public ExperimentVerdict[] getVerdicts() {
        return ExperimentVerdict.values();
    }

    /** What it said when it was last read out; null when it never was. */
    public ExperimentRuling ruling(UUID experiment) {
        return rulings.get(experiment);
    }

    /** @return the end of the key of its words: whoever has stopped without enough data waits for none */
    public String verdict(Experiment one) {
        String verdict = rulings.get(one.id()).verdict().key();
        return one.status() == ExperimentStatus.STOPPED && verdict.equals("not-enough-data") ? "stopped" : verdict;
    }

    public List<Experiment> getRows() {
        return new ArrayList<>(page.items());
    }

    public String getNextLink() {
        return filter.next(page);
    }
}
