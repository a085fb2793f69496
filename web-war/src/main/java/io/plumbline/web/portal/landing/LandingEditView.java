package io.plumbline.web.portal.landing;

import io.plumbline.campaign.api.Campaigns;
import io.plumbline.campaign.api.Creative;
import io.plumbline.campaign.api.CreativeKind;
import io.plumbline.campaign.api.Creatives;
import io.plumbline.campaign.api.Goal;
import io.plumbline.campaign.api.Goals;
import io.plumbline.campaign.api.LandingDraft;
import io.plumbline.campaign.api.LandingField.Kind;
import io.plumbline.campaign.api.LandingPage;
import io.plumbline.campaign.api.LandingPages;
import io.plumbline.shared.Ids;
import io.plumbline.shared.PageRequest;
import io.plumbline.web.portal.creative.LibraryWords;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

@Named
@ViewScoped
public class LandingEditView implements Serializable {

    private static final int MOST_CHOICES = 200;

    @Inject
    private LandingPages pages;
    @Inject
    private Campaigns campaigns;
    @Inject
    private Goals goals;
    @Inject
    private Creatives creatives;
    @Inject
    private HttpServletRequest request;

    private UUID id;
    private Long version;
    private UUID campaignId;
    private String goal;
    private String code;
    private String name;
    private ContentRow content;

    @PostConstruct
    void read() {
        if (request.getParameter("id") == null) {
            String asked = request.getParameter("campaign");
            campaignId = asked == null || asked.isEmpty() ? null : Ids.parse("campaign", asked);
            content = ContentRow.begun(LibraryWords.of("landing.email"));
            return;
        }
        LandingPage page = pages.get(Ids.parse("landing-page", request.getParameter("id")));
        id = page.id();
        version = page.version();
        campaignId = page.campaignId();
        goal = page.goal();
        code = page.code();
        name = page.name();
        content = ContentRow.of(page.latest().content());
    }

    public String save() {
        LandingDraft draft = new LandingDraft(campaignId, goal, code, name, content.content());
        LandingPage saved = id == null ? pages.add(draft) : pages.amend(id, version, draft);
        LibraryWords.say("landing.saved", saved.name());
        return "/app/landing/view.xhtml?faces-redirect=true&id=" + saved.id();
    }

    public void addField() {
        content.getFields().add(new FieldRow());
    }

    public void removeField(int at) {
        content.getFields().remove(at);
    }

    /** Of the campaign's advertiser, or of all while none is chosen. */
    public List<Goal> getGoals() {
        UUID advertiser = campaignId == null ? null : campaigns.get(campaignId).advertiserId();
        return goals.list(advertiser, PageRequest.first(MOST_CHOICES)).items();
    }

    public List<Creative> getPictures() {
        UUID advertiser = campaignId == null ? null : campaigns.get(campaignId).advertiserId();
        return Stream.of(CreativeKind.NATIVE, CreativeKind.BANNER)
                .flatMap(kind -> creatives.list(new Creatives.Asked(advertiser, null, kind, null, null), PageRequest.first(MOST_CHOICES)).items().stream()).filter(one -> one.live() != null).toList();
    }

    public Kind[] getKinds() {
        return Kind.values();
    }

    public boolean isNew() {
        return id == null;
    }

    public UUID getId() {
        return id;
    }

    public ContentRow getContent() {
        return content;
    }

    public UUID getCampaignId() {
        return campaignId;
    }

    public void setCampaignId(UUID campaignId) {
        this.campaignId = campaignId;
    }

    public String getGoal() {
        return goal;
    }

    public void setGoal(String goal) {
        this.goal = goal;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }
}
