package io.plumbline.web.portal.link;

import io.plumbline.campaign.api.ConditionOn;
import io.plumbline.campaign.api.ConditionOp;
import io.plumbline.campaign.api.Destination;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.LinkDraft;
import io.plumbline.campaign.api.Links;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Ids;
import io.plumbline.tracking.api.Routes;
import io.plumbline.web.faces.Range;
import io.plumbline.web.portal.Words;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The link builder. */
@Named
@ViewScoped
public class LinkEditView implements Serializable {

    @Inject
    private Links links;
    @Inject
    private Routes routes;
    @Inject
    private Range range;
    @Inject
    private HttpServletRequest request;

    private UUID id;
    private Long version;
    private UUID campaignId;
    private UUID partnerId;
    private String name;
    private String creativeId;
    private String fallbackUrl;
    private PlanStatus status = PlanStatus.ACTIVE;
    private List<DestinationRow> destinations = new ArrayList<>();
    private Utm utm = new Utm();
    private GuestRow guest = new GuestRow();

    @PostConstruct
    void read() {
        if (request.getParameter("id") == null) {
            campaignId = given("campaign");
            partnerId = given("partner");
            destinations.add(new DestinationRow());
            destinations.get(0).setUrl(request.getParameter("url"));
            return;
        }
        Link link = links.get(Ids.parse("link", request.getParameter("id")));
        id = link.id();
        version = link.version();
        campaignId = link.campaignId();
        partnerId = link.partnerId();
        name = link.name();
        creativeId = link.creativeId();
        fallbackUrl = link.fallbackUrl();
        link.destinations().forEach(destination -> destinations.add(DestinationRow.of(destination, range.getZone())));
    }

    public void addDestination() {
        destinations.add(new DestinationRow());
    }

    public void removeDestination(int at) {
        destinations.remove(at);
    }

    /** Into every destination that is an address already. */
    public void addUtm() {
        destinations.stream().filter(row -> row.getUrl() != null && !row.getUrl().isBlank()).forEach(row -> row.setUrl(utm.addedTo(row.getUrl().strip())));
    }

    /** At the end of a destination's query, under the macro's own name. */
    public void addMacro(DestinationRow row, Macro macro) {
        String url = row.getUrl() == null ? "" : row.getUrl().strip();
        row.setUrl(url + (url.indexOf('?') < 0 ? "?" : "&") + macro.key() + "=" + macro.macro());
    }

    public void addRule(DestinationRow row) {
        row.getRules().add();
    }

    public void removeRule(DestinationRow row, int at) {
        row.getRules().remove(at);
    }

    /** By the rules as they are typed, saved or not. */
    public void tryOut() {
        guest.ask(routes, drafted(), range.getZone());
    }

    private List<Destination> drafted() {
        return destinations.stream().map(row -> row.destination(range.getZone())).toList();
    }

    public String save() {
        LinkDraft draft = new LinkDraft(campaignId, partnerId, blankToNull(creativeId), drafted(),
                blankToNull(fallbackUrl), blankToNull(name), status);
        Link saved = id == null ? links.add(draft) : links.amend(id, version, draft);
        Words.say("link.saved", saved.name());
        return "/app/links/view.xhtml?faces-redirect=true&id=" + saved.id();
    }

    private UUID given(String parameter) {
        String asked = request.getParameter(parameter);
        return asked == null || asked.isEmpty() ? null : Ids.parse(parameter, asked);
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    public boolean isNew() {
        return id == null;
    }

    public UUID getId() {
        return id;
    }

    public List<DestinationRow> getDestinations() {
        return destinations;
    }

    public GuestRow getGuest() {
        return guest;
    }

    public ConditionOn[] getKinds() {
        return ConditionOn.values();
    }

    public ConditionOp[] getOps() {
        return ConditionOp.values();
    }

    public List<String> getGroups() {
        return RuleRow.GROUPS;
    }

    public Utm getUtm() {
        return utm;
    }

    public List<Macro> getMacros() {
        return Macro.ALL;
    }

    public UUID getCampaignId() {
        return campaignId;
    }

    public void setCampaignId(UUID campaignId) {
        this.campaignId = campaignId;
    }

    public UUID getPartnerId() {
        return partnerId;
    }

    public void setPartnerId(UUID partnerId) {
        this.partnerId = partnerId;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getCreativeId() {
        return creativeId;
    }

    public void setCreativeId(String creativeId) {
        this.creativeId = creativeId;
    }

    public String getFallbackUrl() {
        return fallbackUrl;
    }

    public void setFallbackUrl(String fallbackUrl) {
        this.fallbackUrl = fallbackUrl;
    }

    public PlanStatus getStatus() {
        return status;
    }

    public void setStatus(PlanStatus status) {
        this.status = status;
    }
}
