package io.plumbline.web.portal.creative;

import io.plumbline.campaign.api.Creative;
import io.plumbline.campaign.api.CreativeKind;
import io.plumbline.campaign.api.CreativeState;
import io.plumbline.campaign.api.CreativeUpload;
import io.plumbline.campaign.api.CreativeVersion;
import io.plumbline.campaign.api.CreativeWords;
import io.plumbline.campaign.api.Creatives;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.Links;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Role;
import io.plumbline.web.media.Embed;
import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

/** One creative: what is shown, what waits, and what comes next. */
@Named
@ViewScoped
public class CreativeView implements Serializable {

    @Inject
    private transient Creatives creatives;
    @Inject
    private transient Links all;
    @Inject
    private transient Authority authority;
    @Inject
    private HttpServletRequest request;

    private Creative creative;
    private List<CreativeVersion> versions;
    private String reason;
    private WordsRow words;
    private transient Part file;
    private UUID linkId;

    @PostConstruct
    void read() {
        show(creatives.get(Ids.parse("creative", request.getParameter("id"))));
        String asked = request.getParameter("link");
        linkId = asked == null || asked.isEmpty() ? null : Ids.parse("link", asked);
    }

    private void show(Creative now) {
        creative = now;
        versions = creatives.versions(now.id());
        words = new WordsRow(getShown() == null ? CreativeWords.NONE : getShown().words());
    }

    /** What stands on top of the page: what waits for a decision, else what is live, else the latest. */
    public CreativeVersion getShown() {
        return creative.open() != null ? creative.open() : creative.live();
    }

    public String upload() {
        try (InputStream bytes = file == null ? InputStream.nullInputStream() : file.getInputStream()) {
            byte[] content = file == null ? null : bytes.readNBytes(Creatives.LARGEST + 1);
            boolean none = content == null || content.length == 0;
            Integer again = none && getShown() != null && getShown().file() != null ? getShown().number() : null;
            Creative now = creatives.put(creative.id(), new CreativeUpload(words.words(), none ? null : content, none ? null : file.getContentType(), again));
            return done("creative.uploaded", now.open().number());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    public String propose(int number) {
        Creative now = creatives.propose(creative.id(), number);
        return done(now.open() == null ? "creative.live" : "creative.proposed", number);
    }

    public String approve(int number) {
        creatives.approve(creative.id(), number, reason);
        return done("creative.live", number);
    }

    public String refuse(int number) {
        creatives.refuse(creative.id(), number, reason);
        return done("creative.refused", number);
    }

    public String discard(int number) {
        creatives.discard(creative.id(), number);
        return done("creative.discarded", number);
    }

    private String done(String key, int number) {
        LibraryWords.say(key, number);
        return "/app/creatives/view.xhtml?faces-redirect=true&id=" + creative.id();
    }

    /** Whether the person in front of the page may decide. */
    public boolean isDecidable(CreativeVersion version) {
        return version.state().equals("proposed") && authority.has(Role.APPROVER, Role.FINANCE);
    }

    public boolean isOwn(CreativeVersion version) {
        String me = authority.caller().name();
        return me.equals(version.createdBy()) || me.equals(version.proposedBy());
    }

    public boolean isProposable(CreativeVersion version) {
        return version.state().equals("draft") && authority.has(Role.MARKETER);
    }

    public boolean isDiscardable(CreativeVersion version) {
        return !version.state().equals("approved") && !version.state().equals("replaced") && authority.has(Role.MARKETER);
    }

    public boolean isGone() {
        return creative.state() == CreativeState.EXPIRED || creative.state() == CreativeState.ARCHIVED;
    }

    public boolean needs(String part) {
        CreativeKind kind = creative.kind();
        return switch (part) {
            case "file" -> kind == CreativeKind.BANNER || kind == CreativeKind.HTML5 || kind == CreativeKind.VIDEO || kind == CreativeKind.NATIVE;
            case "alt" -> kind != CreativeKind.TEXT && kind != CreativeKind.EMAIL;
            case "headline", "text" -> kind == CreativeKind.TEXT || kind == CreativeKind.EMAIL || kind == CreativeKind.NATIVE;
            case "callToAction" -> kind == CreativeKind.TEXT || kind == CreativeKind.NATIVE || kind == CreativeKind.VIDEO;
            case "sponsor" -> kind == CreativeKind.NATIVE;
            default -> kind == CreativeKind.VIDEO;
        };
    }

    public String getAccept() {
        return switch (creative.kind()) {
            case HTML5 -> "application/zip,.zip";
            case VIDEO -> "video/mp4,video/webm";
            default -> "image/png,image/jpeg,image/gif,image/webp";
        };
    }

    /** Links that it can be shown with. */
    public List<Link> getLinks() {
        return all.of(creative.advertiserId(), creative.campaignIds(), null);
    }

    public String getEmbed() {
        List<Link> links = getLinks();
        return links.stream().filter(link -> link.id().equals(linkId)).findFirst().or(() -> links.stream().findFirst()).map(link -> Embed.of(creative, link.url())).orElse("");
    }

    public String getPreview() {
        return request.getContextPath() + "/app/creatives/file/" + creative.id() + "/" + (getShown() == null ? 0 : getShown().number());
    }

    public Creative getCreative() {
        return creative;
    }

    public List<CreativeVersion> getVersions() {
        return versions;
    }

    public WordsRow getWords() {
        return words;
    }

    public UUID getLinkId() {
        return linkId;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }
}
