package io.plumbline.web.api.creative;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.campaign.api.Creative;
import io.plumbline.campaign.api.CreativeDraft;
import io.plumbline.campaign.api.CreativeKind;
import io.plumbline.campaign.api.CreativeUpload;
import io.plumbline.campaign.api.CreativeVersion;
import io.plumbline.campaign.api.CreativeWords;
import io.plumbline.campaign.api.Creatives;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.Links;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Invalid;
import io.plumbline.shared.NotFound;
import io.plumbline.shared.Page;
import io.plumbline.shared.Role;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Gate;
import io.plumbline.web.api.MergePatch;
import io.plumbline.web.api.Query;
import io.plumbline.web.media.Embed;
import io.plumbline.web.problem.BodyTooLarge;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/creatives")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Creatives and landing pages")
public class CreativesResource {

    /** @param fileOf number of the version whose file is shown again, or null */
    public record VersionDraft(String alt, String headline, String text, String callToAction, String sponsor, String videoUrl, Integer fileOf) {

        CreativeUpload upload() {
            return new CreativeUpload(new CreativeWords(alt, headline, text, callToAction, sponsor, videoUrl), null, null, fileOf);
        }
    }

    public record Decision(String reason) {
    }

    /**
     * @param html       what is pasted; the text of a mailing
     * @param linkStatus of the link: unless it is {@code active}, visitors go to a fallback and nobody earns anything
     */
    public record Code(String html, String clickUrl, String viewUrl, PlanStatus linkStatus) {
    }

    @Inject
    private Creatives creatives;
    @Inject
    private Links links;
    @Inject
    private Authority authority;
    @Context
    private HttpServletRequest http;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds a creative; what it shows comes with its first version")
    @APIResponseSchema(value = Creative.class, responseCode = "201", responseDescription = "Added; Location and ETag say where it is and its version")
    public Response add(CreativeDraft draft) {
        Creative added = creatives.add(draft);
        return Answers.created("creatives", added.id(), added.version(), added);
    }

    @GET
    @Gate(partners = true)
    @Operation(summary = "Lists creatives, newest first; a partner's key sees what is live in campaigns that are open to it")
    public Page<Creative> list() {
        Query query = new Query(http, "advertiser", "campaign", "kind", "show", "text");
        String show = query.text("show");
        if (show != null && !show.matches("current|waiting|expiring|archived")) {
            throw new Invalid("show", "show-unknown", "Use current, waiting, expiring or archived.");
        }
        return creatives.list(new Creatives.Asked(query.id("advertiser"), query.id("campaign"), query.key(CreativeKind.class, "kind"), show, query.text("text")), query.page());
    }

    @GET
    @Path("/storage")
    @Operation(summary = "How much an advertiser keeps, and how much it may")
    public Creatives.Storage storage() {
        UUID advertiser = new Query(http, "advertiser").id("advertiser");
        if (advertiser == null) {
            throw new Invalid("advertiser", "advertiser-required", "Name the advertiser.");
        }
        return creatives.storage(advertiser);
    }

    @GET
    @Gate(partners = true)
    @Path("/{id}")
    @Operation(summary = "One creative, with its version as ETag")
    @APIResponseSchema(Creative.class)
    public Response get(@PathParam("id") String id) {
        Creative found = creatives.get(id(id));
        return Answers.found(request, found.version(), found);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Changes name, campaigns, days or fallback of a creative, or archives it")
    @APIResponseSchema(Creative.class)
    public Response change(@PathParam("id") String id, ObjectNode change) throws JsonProcessingException {
        Creative now = creatives.amend(id(id), Answers.ifMatch(headers), new MergePatch(change).applyTo(creatives.get(id(id)).draft(), CreativeDraft.class));
        return Answers.changed(now.version(), now);
    }

    @GET
    @Gate(partners = true)
    @Path("/{id}/code")
    @Operation(summary = "What to paste: the creative with a link of the same campaign")
    public Code code(@PathParam("id") String id) {
        UUID asked = new Query(http, "link").id("link");
        if (asked == null) {
            throw new Invalid("link", "link-required", "Name the link.");
        }
        Creative creative = creatives.get(id(id));
        Link link = links.get(asked);
        if (!link.advertiserId().equals(creative.advertiserId()) || !creative.campaignIds().isEmpty() && !creative.campaignIds().contains(link.campaignId())) {
            throw new Invalid("link", "link-unfit", "This creative is not for the link's campaign.");
        }
        return new Code(Embed.of(creative, link.url()), Embed.clickUrl(link.url(), creative.code()), Embed.viewUrl(link.url(), creative.code()), link.status());
    }

    @GET
    @Path("/{id}/versions")
    @Operation(summary = "All versions, latest first")
    public Page<CreativeVersion> versions(@PathParam("id") String id) {
        return Answers.whole(creatives.versions(id(id)));
    }

    @POST
    @Path("/{id}/versions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A new version of words alone, of a video elsewhere, or with the file of an earlier version; a draft")
    @APIResponseSchema(value = Creative.class, responseCode = "201", responseDescription = "Made; open is the new version")
    public Response write(@PathParam("id") String id, VersionDraft draft) {
        return made(creatives.put(id(id), draft.upload()));
    }

    @POST
    @Path("/{id}/files")
    @Gate(streamed = true)
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "A new version with the file that is the body; words are parameters. At most 5 MB; what it is, is read from its content")
    @APIResponseSchema(value = Creative.class, responseCode = "201", responseDescription = "Made; open is the new version")
    public Response upload(@PathParam("id") String id, InputStream body) throws IOException {
        // Before megabytes are read from somebody who may not send them.
        authority.require(Role.MARKETER);
        Query query = new Query(http, "alt", "headline", "text", "callToAction", "sponsor");
        byte[] file = body.readNBytes(Creatives.LARGEST + 1);
        if (file.length > Creatives.LARGEST) {
            throw new BodyTooLarge(Creatives.LARGEST);
        }
        CreativeWords words = new CreativeWords(query.text("alt"), query.text("headline"), query.text("text"), query.text("callToAction"), query.text("sponsor"), null);
        return made(creatives.put(id(id), new CreativeUpload(words, file, headers.getHeaderString(HttpHeaders.CONTENT_TYPE), null)));
    }

    @GET
    @Path("/{id}/versions/{number}/file")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "The file of a version, as it came")
    public Response file(@PathParam("id") String id, @PathParam("number") String number) {
        return Response.ok(creatives.content(id(id), number(number)), MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"version-" + number(number) + "\"").build();
    }

    @POST
    @Path("/{id}/versions/{number}/propose")
    @Operation(summary = "Proposes a draft; where nobody asks for a second person it goes live")
    @APIResponseSchema(Creative.class)
    public Response propose(@PathParam("id") String id, @PathParam("number") String number) {
        return changed(creatives.propose(id(id), number(number)));
    }

    @POST
    @Path("/{id}/versions/{number}/approve")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Approves a version, which takes the place of the one before; not for whoever made or proposed it")
    @APIResponseSchema(Creative.class)
    public Response approve(@PathParam("id") String id, @PathParam("number") String number, Decision decision) {
        return changed(creatives.approve(id(id), number(number), decision.reason()));
    }

    @POST
    @Path("/{id}/versions/{number}/refuse")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Refuses a version, with a reason")
    @APIResponseSchema(Creative.class)
    public Response refuse(@PathParam("id") String id, @PathParam("number") String number, Decision decision) {
        return changed(creatives.refuse(id(id), number(number), decision.reason()));
    }

    @DELETE
    @Path("/{id}/versions/{number}")
    @Operation(summary = "Takes away a version that was never approved")
    @APIResponseSchema(Creative.class)
    public Response discard(@PathParam("id") String id, @PathParam("number") String number) {
        return changed(creatives.discard(id(id), number(number)));
    }

    private static Response made(Creative now) {
        return Answers.created("creatives", now.id(), now.version(), now);
    }

    private static Response changed(Creative now) {
        return Answers.changed(now.version(), now);
    }

    private static UUID id(String text) {
        return Ids.parse("creative", text);
    }

    private static int number(String text) {
        if (!text.matches("[1-9]\\d{0,5}")) {
            throw new NotFound("version", text.substring(0, Math.min(text.length(), 64)));
        }
        return Integer.parseInt(text);
    }
}
