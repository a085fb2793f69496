package io.plumbline.web.portal.tag;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.Goals;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.Links;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.Door;
import io.plumbline.tracking.api.EventFilter;
import io.plumbline.tracking.api.PostbackEntry;
import io.plumbline.tracking.api.PostbackLog;
import io.plumbline.tracking.api.TagEvent;
import io.plumbline.tracking.api.TagLog;
import io.plumbline.web.portal.EventSearch;
import io.plumbline.web.portal.Names;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Hands out the tag for one advertiser, and shows what arrives of it. All choices stand in the address. */
@Named
@RequestScoped
public class TagSetupView {

    private static final int LATEST = 50;
    private static final List<String> CONSENTS = List.of("none", "required", "wait", "google");

    @Inject
    private Workspace workspace;
    @Inject
    private TagLog log;
    @Inject
    private PostbackLog calls;
    @Inject
    private Goals goals;
    @Inject
    private Clock clock;
    @Inject
    private Names names;
    @Inject
    private Links links;
    @Inject
    private EventSearch search;

    private List<TagEvent> latest;
    private List<PostbackEntry> refused;
    private List<Goal> known;

    public Advertiser getAdvertiser() {
        List<Advertiser> all = names.getAdvertisers();
        return all.stream().filter(one -> search.is("advertiser", one.id())).findFirst().orElse(all.isEmpty() ? null : all.get(0));
    }

    public List<String> getConsents() {
        return CONSENTS;
    }

    public String getSnippet() {
        StringBuilder tag = new StringBuilder("<script async src=\"").append(workspace.baseUrl()).append("/tag.js\" data-advertiser=\"").append(getAdvertiser().id()).append('"');
        link().ifPresent(link -> tag.append(" data-link=\"").append(link.key()).append('"'));
        String consent = search.value("consent");
        if (CONSENTS.contains(consent) && !consent.equals("none")) {
            tag.append(" data-consent=\"").append(consent).append('"');
        }
        if (search.value("domain").matches("\\.?[A-Za-z0-9.-]{1,200}")) {
            tag.append(" data-domain=\"").append(search.value("domain")).append('"');
        }
        return tag.append("></script>").toString();
    }

    public String getQueueSnippet() {
        return "window.plumbline = window.plumbline || function () { (plumbline.q = plumbline.q || []).push(arguments); };";
    }

    /** Null while the advertiser has no goal. */
    public String getResultSnippet() {
        known = known == null ? goals.list(getAdvertiser().id(), PageRequest.first(PageRequest.MAX)).items() : known;
        return ResultCall.of(known, getAdvertiser().currency()).orElse(null);
    }

    public String getPolicy() {
        return "script-src " + workspace.baseUrl() + "; connect-src " + workspace.baseUrl() + "; img-src " + workspace.baseUrl();
    }

    public List<TagEvent> getLatest() {
        latest = latest == null ? new ArrayList<>(log.list(getAdvertiser().id(), null, null, null, PageRequest.first(LATEST)).items()) : latest;
        return latest;
    }

    public List<Map.Entry<String, String>> details(TagEvent event) {
        return new ArrayList<>(event.details().entrySet());
    }

    /** The latest result of the time that events are kept which a page told and which was refused; the page itself shows nobody that. Null when there is none. */
    public PostbackEntry getRefused() {
        if (refused == null) {
            EventFilter recent = new EventFilter(null, getAdvertiser().id(), null, null, null, null, null, null, null, null, clock.instant().minus(TagLog.KEPT), null);
            refused = calls.list(recent, Door.TAG.key(), "refused", PageRequest.first(1)).items();
        }
        return refused.isEmpty() ? null : refused.get(0);
    }

    private Optional<Link> link() {
        UUID asked = search.filter().link();
        return asked == null ? Optional.empty() : Optional.of(links.get(asked));
    }
}
