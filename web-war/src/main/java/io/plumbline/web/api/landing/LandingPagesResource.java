package io.plumbline.web.api.landing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.campaign.api.LandingDraft;
import io.plumbline.campaign.api.LandingPage;
import io.plumbline.campaign.api.LandingPages;
import io.plumbline.campaign.api.LandingVersion;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.MergePatch;
import io.plumbline.web.api.Query;
import io.plumbline.web.landing.LandingResults;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/landing-pages")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Creatives and landing pages")
public class LandingPagesResource {

    @Inject
    private LandingPages pages;
    @Inject
    private LandingResults results;
    @Context
    private HttpServletRequest http;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds a landing page with a form; nobody sees it before it is published")
    @APIResponseSchema(value = LandingPage.class, responseCode = "201", responseDescription = "Added; Location and ETag say where it is and its version")
    public Response add(LandingDraft draft) {
        LandingPage added = pages.add(draft);
        return Answers.created("landing-pages", added.id(), added.version(), added);
    }

    @GET
    @Operation(summary = "Lists landing pages, newest first")
    public Page<LandingPage> list() {
        Query query = new Query(http, "advertiser", "campaign", "text");
        return pages.list(query.id("advertiser"), query.id("campaign"), query.text("text"), query.page());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One landing page, with its version as ETag")
    @APIResponseSchema(LandingPage.class)
    public Response get(@PathParam("id") String id) {
        LandingPage found = pages.get(id(id));
        return Answers.found(request, found.version(), found);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Writes on the page's latest version; visitors see it when it is published")
    @APIResponseSchema(LandingPage.class)
    public Response change(@PathParam("id") String id, ObjectNode change) throws JsonProcessingException {
        LandingPage now = pages.amend(id(id), Answers.ifMatch(headers), new MergePatch(change).applyTo(pages.get(id(id)).draft(), LandingDraft.class));
        return Answers.changed(now.version(), now);
    }

    @POST
    @Path("/{id}/publish")
    @Operation(summary = "Shows the latest version to visitors")
    @APIResponseSchema(LandingPage.class)
    public Response publish(@PathParam("id") String id) {
        LandingPage now = pages.publish(id(id), Answers.ifMatch(headers));
        return Answers.changed(now.version(), now);
    }

    @POST
    @Path("/{id}/unpublish")
    @Operation(summary = "Takes the page off; visitors are led to the campaign's fallback or the advertiser's home")
    @APIResponseSchema(LandingPage.class)
    public Response unpublish(@PathParam("id") String id) {
        LandingPage now = pages.unpublish(id(id), Answers.ifMatch(headers));
        return Answers.changed(now.version(), now);
    }

    @GET
    @Path("/{id}/versions")
    @Operation(summary = "All versions, latest first: what visitors saw and agreed to")
    public Page<LandingVersion> versions(@PathParam("id") String id) {
        return Answers.whole(pages.versions(id(id)));
    }

    @GET
    @Path("/{id}/figures")
    @Operation(summary = "Views, forms sent, forms turned away, confirmed leads; days in UTC, both included")
    public LandingResults.Sums figures(@PathParam("id") String id) {
        Query query = new Query(http, "from", "to");
        return results.of(pages.get(id(id)), query.day("from"), query.day("to"));
    }

    private static UUID id(String text) {
        return Ids.parse("landing-page", text);
    }
}
