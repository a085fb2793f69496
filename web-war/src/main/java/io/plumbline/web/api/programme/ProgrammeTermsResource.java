package io.plumbline.web.api.programme;

import io.plumbline.campaign.api.ProgrammeTerms;
import io.plumbline.shared.Authority;
import io.plumbline.shared.Check;
import io.plumbline.shared.Page;
import io.plumbline.web.api.Answers;
import io.plumbline.web.api.Gate;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/programme/terms")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Partner programme")
public class ProgrammeTermsResource {

    public record Draft(String title, String text) {
    }

    /** @param number the version that was read */
    public record Accepting(Integer number) {
    }

    @Inject
    private ProgrammeTerms terms;
    @Inject
    private Authority authority;
    @Context
    private HttpServletRequest http;

    @GET
    @Gate(partners = true)
    @Operation(summary = "The conditions of the programme: every version for staff, newest first; the current one for a partner")
    public Page<ProgrammeTerms.Version> list() {
        authority.requireReader();
        return Answers.whole(authority.isPartner() ? terms.current().stream().toList() : terms.versions());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Publishes the next version; partners are asked to accept it")
    @APIResponseSchema(value = ProgrammeTerms.Version.class, responseCode = "201", responseDescription = "Published")
    public Response publish(Draft draft) {
        return Response.status(201).entity(terms.publish(draft.title(), draft.text())).build();
    }

    @GET
    @Path("/acceptances")
    @Gate(partners = true)
    @Operation(summary = "Who accepted which version and when, newest first: partner. A partner sees its own of the current version")
    public Page<ProgrammeTerms.Acceptance> acceptances() {
        authority.requireReader();
        Query query = new Query(http, "partner");
        return Answers.whole(authority.isPartner() ? terms.accepted().stream().toList() : terms.acceptances(query.id("partner")));
    }

    @POST
    @Path("/acceptances")
    @Gate(partners = true)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "A partner accepts the version it has read. 409 terms-changed when it was another")
    public ProgrammeTerms.Acceptance accept(Accepting accepting) {
        new Check().that(accepting.number() != null, "number", "required", "Name the version that was read.").done();
        return terms.accept(accepting.number());
    }
}
