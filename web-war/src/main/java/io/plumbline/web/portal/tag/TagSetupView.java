package io.plumbline.web.portal.tag;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.Links;
import io.plumbline.campaign.api.Workspace;
import io.plumbline.shared.PageRequest;
import io.plumbline.tracking.api.TagEvent;
import io.plumbline.tracking.api.TagLog;
import io.plumbline.web.portal.EventSearch;
import io.plumbline.web.portal.Names;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
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
    private Names names;
    @Inject
    private Links links;
    @Inject
    private EventSearch search;

    private List<TagEvent> latest;

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

    public String getPurchaseSnippet() {
        return "plumbline('purchase', {txid: 'ORDER-1001', amount: '99.90', currency: '" + getAdvertiser().currency() + "', items: [{sku: 'A-1', quantity: 2, price: '49.95'}]});";
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

    private Optional<Link> link() {
        UUID asked = search.filter().link();
        return asked == null ? Optional.empty() : Optional.of(links.get(asked));
    }
}
