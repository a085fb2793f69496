package io.plumbline.web.api.link;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.campaign.api.Link;
import io.plumbline.campaign.api.LinkDraft;
import io.plumbline.campaign.api.Links;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.tracking.api.Guest;
import io.plumbline.tracking.api.Routes;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Gate;
import io.plumbline.web.api.MergePatch;
import io.plumbline.web.api.Query;
import io.plumbline.web.portal.link.QrPicture;
import io.plumbline.web.portal.partnerside.SharedAddress;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/links")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Planning")
public class LinksResource {

    private static final String EXAMPLE = """
            {"campaignId": "…", "partnerId": "…", "status": "active",
             "destinations": [{"url": "https://shop.example/offer?click_id={clickid}", "weight": 1}]}""";

    @Inject
    private Links links;
    @Inject
    private PartnersLinks own;
    @Inject
    private Authority authority;
    @Inject
    private Routes routes;
    @Context
    private HttpServletRequest http;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @POST
    @Gate(partners = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds a link. A partner's key makes one of its own: campaignId, one destination on the advertiser's domains (none: its home), name, creativeId")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "link", value = EXAMPLE)))
    @APIResponseSchema(value = Link.class, responseCode = "201", responseDescription = "Added; Location and ETag say where it is and its version")
    public Response add(LinkDraft draft) {
        Link added = authority.isPartner() ? own.make(draft) : links.add(draft);
        return Answers.created("links", added.id(), added.version(), added);
    }

    @GET
    @Gate(partners = true)
    @Operation(summary = "Lists links, newest first")
    public Page<Link> list() {
        Query query = new Query(http, "campaign", "partner", "status", "text");
        return links.list(query.id("campaign"), query.id("partner"), query.key(PlanStatus.class, "status"), query.text("text"), query.page());
    }

    @GET
    @Gate(partners = true)
    @Path("/{id}")
    @Operation(summary = "One link, with its version as ETag")
    @APIResponseSchema(Link.class)
    public Response get(@PathParam("id") String id) {
        Link found = links.get(Ids.parse("link", id));
        return Answers.found(request, found.version(), found);
    }

    @PATCH
    @Path("/{id}")
    @Gate(partners = true)
    @Transactional
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Changes a link; status moves it between draft, active, paused and ended. All of it or nothing. A partner's key changes the status of its own")
    @APIResponseSchema(Link.class)
    public Response change(@PathParam("id") String id, ObjectNode change) throws JsonProcessingException {
        UUID key = Ids.parse("link", id);
        MergePatch patch = new MergePatch(change);
        PlanStatus next = patch.takeStatus();
        if (authority.isPartner()) {
            Link moved = own.move(key, patch, next);
            return Answers.changed(moved.version(), moved);
        }
        Long expected = Answers.ifMatch(headers);
        Link now = patch.isEmpty() && next != null ? null : links.amend(key, expected, patch.applyTo(links.get(key).draft(), LinkDraft.class));
        if (next != null && (now == null || now.status() != next)) {
            now = links.move(key, now == null ? expected : null, next);
        }
        return Answers.changed(now.version(), now);
    }

    @GET
    @Path("/{id}/qr.svg")
    @Gate(partners = true)
    @Produces("image/svg+xml")
    @Operation(summary = "The link's address as a QR code, with sub1 to sub5 and src as given: a drawing of any size")
    public Response drawnQr(@PathParam("id") String id) {
        return qr(id, QrPicture.Kind.SVG);
    }

    @GET
    @Path("/{id}/qr.png")
    @Gate(partners = true)
    @Produces("image/png")
    @Operation(summary = "The same as a picture of at least 1,000 by 1,000 pixels")
    public Response paintedQr(@PathParam("id") String id) {
        return qr(id, QrPicture.Kind.PNG);
    }

    private Response qr(String id, QrPicture.Kind kind) {
        Query query = new Query(http, "sub1", "sub2", "sub3", "sub4", "sub5", "src");
        SharedAddress.check(query::text);
        return Response.ok(new QrPicture(SharedAddress.of(links.get(Ids.parse("link", id)), query::text)).as(kind), kind.type()).build();
    }

    @POST
    @Path("/{id}/route")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says where an imagined visitor would go and why; nothing is recorded")
    @APIResponseSchema(Routes.Answer.class)
    public Routes.Answer route(@PathParam("id") String id, Guest guest) {
        return routes.tryOut(links.get(Ids.parse("link", id)).destinations(), guest);
    }
}
