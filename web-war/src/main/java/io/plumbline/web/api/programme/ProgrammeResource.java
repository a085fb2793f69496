package io.plumbline.web.api.programme;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plumbline.campaign.api.PartnerProgramme;
import io.plumbline.campaign.api.Programme;
import io.plumbline.shared.Authority;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Gate;
import io.plumbline.web.api.MergePatch;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/programme")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partner programme")
public class ProgrammeResource {

    @Inject
    private PartnerProgramme programme;
    @Inject
    private Authority authority;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @GET
    @Gate(partners = true)
    @Operation(summary = "The partner programme: its name, whether it takes applications, its questions and its days")
    @APIResponseSchema(Programme.class)
    public Response get() {
        authority.requireReader();
        Programme now = programme.get();
        return Answers.found(request, now.version(), now);
    }

    @PATCH
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(summary = "Changes the partner programme")
    @APIResponseSchema(Programme.class)
    public Response change(ObjectNode change) throws JsonProcessingException {
        Programme now = programme.amend(Answers.ifMatch(headers), new MergePatch(change).applyTo(programme.get().draft(), Programme.Draft.class));
        return Answers.changed(now.version(), now);
    }
}
