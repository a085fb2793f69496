package io.plumbline.web.portal.advertiser;

import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.AdvertiserDraft;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.shared.Ids;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

@Named
@ViewScoped
public class AdvertiserEditView implements Serializable {

    @Inject
    private Advertisers advertisers;
    @Inject
    private Range range;
    @Inject
    private HttpServletRequest request;

    private UUID id;
    private Long version;
    private String name;
    private String currency;
    private String timeZone;
    private String homeUrl;
    private String domains;
    private String postbackToken;

    @PostConstruct
    void read() {
        if (request.getParameter("id") == null) {
            currency = range.getCurrency();
            timeZone = range.getZone().getId();
            return;
        }
        Advertiser advertiser = advertisers.get(Ids.parse("advertiser", request.getParameter("id")));
        id = advertiser.id();
        version = advertiser.version();
        name = advertiser.name();
        currency = advertiser.currency();
        timeZone = advertiser.timeZone();
        homeUrl = advertiser.homeUrl();
        domains = String.join("\n", advertiser.domains());
        postbackToken = advertiser.postbackToken();
    }

    public String save() {
        List<String> hosts = domains == null ? List.of() : Arrays.stream(domains.split("[\\s,;]+")).filter(host -> !host.isBlank()).toList();
        AdvertiserDraft draft = new AdvertiserDraft(name, currency, timeZone, homeUrl, hosts, postbackToken);
        Advertiser saved = id == null ? advertisers.add(draft) : advertisers.amend(id, version, draft);
        Words.say("advertiser.saved", saved.name());
        return "/app/advertisers/view.xhtml?faces-redirect=true&id=" + saved.id();
    }

    public boolean isNew() {
        return id == null;
    }

    public UUID getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public String getTimeZone() {
        return timeZone;
    }

    public void setTimeZone(String timeZone) {
        this.timeZone = timeZone;
    }

    public String getHomeUrl() {
        return homeUrl;
    }

    public void setHomeUrl(String homeUrl) {
        this.homeUrl = homeUrl;
    }

    public String getDomains() {
        return domains;
    }

    public void setDomains(String domains) {
        this.domains = domains;
    }
}
