package io.plumbline.web.api.advertiser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.campaign.api.Advertiser;
import io.plumbline.campaign.api.AdvertiserDraft;
import io.plumbline.campaign.api.Advertisers;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.MergePatch;
import io.plumbline.web.api.Query;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/advertisers")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Planning")
public class AdvertisersResource {

    private static final String EXAMPLE = """
            {"name": "Shop", "currency": "EUR", "timeZone": "Europe/Paris", "homeUrl": "https://shop.example/", "domains": ["shop.example"]}""";

    @Inject
    private Advertisers advertisers;
    @Context
    private HttpServletRequest http;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds an advertiser")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "advertiser", value = EXAMPLE)))
    @APIResponseSchema(value = Advertiser.class, responseCode = "201", responseDescription = "Added; Location and ETag say where it is and its version")
    public Response add(AdvertiserDraft draft) {
        Advertiser added = advertisers.add(draft);
        return Answers.created("advertisers", added.id(), added.version(), added);
    }

    @GET
    @Operation(summary = "Lists advertisers, newest first")
    public Page<Advertiser> list() {
        Query query = new Query(http, "text");
        return advertisers.list(query.text("text"), query.page());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One advertiser, with its version as ETag")
    @APIResponseSchema(Advertiser.class)
    public Response get(@PathParam("id") String id) {
        Advertiser found = advertisers.get(Ids.parse("advertiser", id));
        return Answers.found(request, found.version(), found);
    }

    @PATCH
    @Path("/{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Changes an advertiser")
    @APIResponseSchema(Advertiser.class)
    public Response change(@PathParam("id") String id, ObjectNode change) throws JsonProcessingException {
        UUID key = Ids.parse("advertiser", id);
        Advertiser now = advertisers.amend(key, Answers.ifMatch(headers), new MergePatch(change).applyTo(advertisers.get(key).draft(), AdvertiserDraft.class));
        return Answers.changed(now.version(), now);
    }
}
