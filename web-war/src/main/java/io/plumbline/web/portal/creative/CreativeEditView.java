package io.plumbline.web.portal.creative;

import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Choice;
import io.plumbline.campaign.api.Creative;
import io.plumbline.campaign.api.CreativeDraft;
import io.plumbline.campaign.api.CreativeKind;
import io.plumbline.campaign.api.Creatives;
import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
import io.plumbline.web.portal.Names;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

@Named
@ViewScoped
public class CreativeEditView implements Serializable {

    private static final int MOST_CHOICES = 200;

    @Inject
    private Creatives creatives;
    @Inject
    private Names names;
    @Inject
    private Campaigns campaigns;
    @Inject
    private HttpServletRequest request;

    private UUID id;
    private Long version;
    private UUID advertiserId;
    private String name;
    private CreativeKind kind = CreativeKind.BANNER;
    private UUID[] campaignIds = {};
    private LocalDate startsOn;
    private LocalDate endsOn;
    private UUID fallbackId;
    private boolean archived;
    private String code;

    @PostConstruct
    void read() {
        if (request.getParameter("id") == null) {
            return;
        }
        Creative creative = creatives.get(Ids.parse("creative", request.getParameter("id")));
        CreativeDraft draft = creative.draft();
        id = creative.id();
        version = creative.version();
        advertiserId = draft.advertiserId();
        name = draft.name();
        kind = draft.kind();
        campaignIds = draft.campaignIds().toArray(UUID[]::new);
        startsOn = draft.startsOn();
        endsOn = draft.endsOn();
        fallbackId = draft.fallbackId();
        archived = draft.archived();
        code = draft.code();
    }

    public String save() {
        CreativeDraft draft = new CreativeDraft(advertiserId, name, kind, List.of(campaignIds), startsOn, endsOn, fallbackId, archived, code == null || code.isBlank() ? null : code.strip());
        Creative saved = id == null ? creatives.add(draft) : creatives.amend(id, version, draft);
        LibraryWords.say("creative.saved", saved.name());
        return "/app/creatives/view.xhtml?faces-redirect=true&id=" + saved.id();
    }

    /** The newest of the advertiser, or of all while none is chosen, and what is chosen already. */
    public List<Choice> getCampaigns() {
        Map<UUID, String> offered = new LinkedHashMap<>();
        campaigns.list(id == null ? null : advertiserId, null, null, PageRequest.first(MOST_CHOICES)).items().forEach(one -> offered.put(one.id(), one.name()));
        Stream.of(campaignIds).forEach(chosen -> offered.putIfAbsent(chosen, names.campaign(chosen)));
        return offered.entrySet().stream().map(one -> new Choice(one.getKey(), one.getValue())).toList();
    }

    /** What can stand in for it. */
    public List<Creative> getOthers() {
        return id == null ? List.of() : creatives.list(new Creatives.Asked(advertiserId, null, kind, null, null), PageRequest.first(MOST_CHOICES)).items().stream()
                .filter(other -> !other.id().equals(id)).toList();
    }

    public boolean isNew() {
        return id == null;
    }

    public UUID getId() {
        return id;
    }

    public CreativeKind[] getKinds() {
        return CreativeKind.values();
    }

    public UUID getAdvertiserId() {
        return advertiserId;
    }

    public void setAdvertiserId(UUID advertiserId) {
        this.advertiserId = advertiserId;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public CreativeKind getKind() {
        return kind;
    }

    public void setKind(CreativeKind kind) {
        this.kind = kind;
    }

    public UUID[] getCampaignIds() {
        return campaignIds.clone();
    }

    public void setCampaignIds(UUID[] campaignIds) {
        this.campaignIds = campaignIds == null ? new UUID[0] : campaignIds.clone();
    }

    public LocalDate getStartsOn() {
        return startsOn;
    }

    public void setStartsOn(LocalDate startsOn) {
        this.startsOn = startsOn;
    }

    public LocalDate getEndsOn() {
        return endsOn;
    }

    public void setEndsOn(LocalDate endsOn) {
        this.endsOn = endsOn;
    }

    public UUID getFallbackId() {
        return fallbackId;
    }

    public void setFallbackId(UUID fallbackId) {
        this.fallbackId = fallbackId;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public boolean isArchived() {
        return archived;
    }

    public void setArchived(boolean archived) {
        this.archived = archived;
    }
}
