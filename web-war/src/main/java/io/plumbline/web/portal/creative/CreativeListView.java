package io.plumbline.web.portal.creative;

import io.plumbline.campaign.api.Creative;
import io.plumbline.campaign.api.CreativeKind;
import io.plumbline.campaign.api.Creatives;
import io.plumbline.shared.Page;
import io.plumbline.shared.PageRequest;
import io.plumbline.web.portal.EventSearch;
import io.plumbline.web.portal.ListFilter;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;

@Named
@RequestScoped
public class CreativeListView {

    private static final List<String> SHOWS = List.of("current", "waiting", "expiring", "archived");
    private static final int MOST_TOLD = 100;

    @Inject
    private Creatives creatives;
    @Inject
    private CreativeFigures figures;
    @Inject
    private ListFilter filter;
    @Inject
    private EventSearch search;

    private Page<Creative> page;
    private int expiring;
    private int waiting;

    @PostConstruct
    void read() {
        page = creatives.list(new Creatives.Asked(filter.advertiser(), filter.campaign(), getKind(), getShow(), filter.getText()), filter.page());
        figures.ask(page.items().stream().map(Creative::code).toList());
        expiring = count("expiring");
        waiting = count("waiting");
    }

    private int count(String show) {
        return creatives.list(new Creatives.Asked(null, null, null, show, null), PageRequest.first(MOST_TOLD)).items().size();
    }

    public List<Creative> getRows() {
        return new ArrayList<>(page.items());
    }

    public String getNextLink() {
        return filter.next(page);
    }

    public String getShow() {
        return SHOWS.contains(search.value("show")) ? search.value("show") : "current";
    }

    public List<String> getShows() {
        return SHOWS;
    }

    public CreativeKind getKind() {
        for (CreativeKind kind : CreativeKind.values()) {
            if (kind.key().equals(search.value("kind"))) {
                return kind;
            }
        }
        return null;
    }

    public CreativeKind[] getKinds() {
        return CreativeKind.values();
    }

    public boolean isNarrowed() {
        return filter.isNarrowed() || getKind() != null || !getShow().equals("current");
    }

    /** Within {@link Creatives#SOON_DAYS} days. */
    public int getExpiring() {
        return expiring;
    }

    public int getWaiting() {
        return waiting;
    }
}
