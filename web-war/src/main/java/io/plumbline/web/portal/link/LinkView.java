package io.plumbline.web.portal.link;

import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.Links;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.Click;
import io.plumbline.tracking.api.Clicks;
import io.plumbline.tracking.api.EventFilter;
import io.plumbline.web.faces.Format;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

@Named
@RequestScoped
public class LinkView {

    private static final int RECENT = 10;

    @Inject
    private Links links;
    @Inject
    private Clicks clicks;
    @Inject
    private Workspace workspace;
    @Inject
    private Format fmt;
    @Inject
    private Range range;
    @Inject
    private HttpServletRequest request;

    private Link link;
    private Long version;

    /** @param share of the visitors this is for and no other condition fits; null when none are sent here */
    public record Way(UUID id, String name, String url, String condition, int priority, String time, int weight, Double share) {
    }

    private List<Click> recentRows;

    @PostConstruct
    void read() {
        link = links.get(Ids.parse("link", request.getParameter("id")));
        version = link.version();
    }

    public Link getLink() {
        return link;
    }

    public String getPixel() {
        return workspace.baseUrl() + "/i/" + link.key() + ".gif";
    }

    public List<Way> getWays() {
        List<Way> ways = new ArrayList<>();
        for (Destination one : link.destinations()) {
            int all = link.destinations().stream().filter(other -> other.priority().equals(one.priority())).filter(other -> other.when().equals(one.when()) || other.when().specificity() == 0).mapToInt(Destination::weight).sum();
            ways.add(new Way(one.id(), one.name(), one.url(), Spoken.when(one.when()), one.priority(), Spoken.time(one, fmt, range.getZone()), one.weight(), all == 0 ? null : (double) one.weight() / all));
        }
        return ways;
    }

    public List<Click> getRecent() {
        recentRows = recentRows == null ? new ArrayList<>(clicks.list(new EventFilter(null, null, null, link.id(), null, null, null, null, null, null, null, null),
                PageRequest.first(RECENT)).items()) : recentRows;
        return recentRows;
    }

    public boolean may(String next) {
        return link.status().mayBecome(PlanStatus.valueOf(next));
    }

    public String move(String next) {
        links.move(link.id(), version, PlanStatus.valueOf(next));
        Words.say("said.link." + next.toLowerCase(Locale.ROOT));
        return "/app/links/view.xhtml?faces-redirect=true&id=" + link.id();
    }

    public Long getVersion() {
        return version;
    }

    public void setVersion(Long version) {
        this.version = version;
    }
}
