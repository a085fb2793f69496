package io.plumbline.web.api.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.campaign.api.LookAlike;
import io.plumbline.campaign.api.LookAlikes;
import io.plumbline.campaign.api.Partner;
import io.plumbline.campaign.api.PartnerDraft;
import io.plumbline.campaign.api.Partners;
import io.plumbline.campaign.api.PlanStatus;
import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.MergePatch;
import io.plumbline.web.api.Query;
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

@Path("/partners")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Planning")
public class PartnersResource {

    private static final String EXAMPLE = """
            {"name": "Blog", "type": "affiliate", "email": "owner@blog.example", "currency": "EUR", "status": "active"}""";

    @Inject
    private Partners partners;
    @Inject
    private LookAlikes lookAlikes;
    @Context
    private HttpServletRequest http;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Adds a partner")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(name = "partner", value = EXAMPLE)))
    @APIResponseSchema(value = Partner.class, responseCode = "201", responseDescription = "Added; Location and ETag say where it is and its version")
    public Response add(PartnerDraft draft) {
        Partner added = partners.add(draft);
        return Answers.created("partners", added.id(), added.version(), added);
    }

    @GET
    @Operation(summary = "Lists partners, newest first")
    public Page<Partner> list() {
        Query query = new Query(http, "status", "text");
        return partners.list(query.key(PlanStatus.class, "status"), query.text("text"), query.page());
    }

    @GET
    @Path("/{id}/look-alikes")
    @Operation(summary = "Other partners that may be the same: same e-mail address, legal name, VAT id, tax number or bank account")
    public Page<LookAlike> lookAlikes(@PathParam("id") String id) {
        return Answers.whole(lookAlikes.ofPartner(Ids.parse("partner", id)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One partner, with its version as ETag")
    @APIResponseSchema(Partner.class)
    public Response get(@PathParam("id") String id) {
        Partner found = partners.get(Ids.parse("partner", id));
        return Answers.found(request, found.version(), found);
    }

    @PATCH
    @Path("/{id}")
    @Transactional
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Changes a partner; status moves it between draft, active, paused and ended. All of it or nothing")
    @APIResponseSchema(Partner.class)
    public Response change(@PathParam("id") String id, ObjectNode change) throws JsonProcessingException {
        UUID key = Ids.parse("partner", id);
        MergePatch patch = new MergePatch(change);
        PlanStatus next = patch.takeStatus();
        Long expected = Answers.ifMatch(headers);
        Partner now = patch.isEmpty() && next != null ? null : partners.amend(key, expected, patch.applyTo(partners.get(key).draft(), PartnerDraft.class));
        if (next != null && (now == null || now.status() != next)) {
            now = partners.move(key, now == null ? expected : null, next);
        }
        return Answers.changed(now.version(), now);
    }
}
