package io.plumbline.web.api.payee;

import io.plumbline.campaign.api.Payer;
import io.plumbline.campaign.api.Payers;
import io.plumbline.web.api.Answers;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
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

@Path("/payer")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Money")
public class PayerResource {

    @Inject
    private Payers payers;
    @Context
    private Request request;
    @Context
    private HttpHeaders headers;

    @GET
    @Operation(summary = "Who pays: name and address on statements, VAT, debited account, least amounts")
    @APIResponseSchema(Payer.class)
    public Response get() {
        Payer found = payers.get();
        return Answers.found(request, found.version(), found);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Sets who pays. Statements already locked keep what they say")
    @APIResponseSchema(Payer.class)
    public Response set(Payer payer) {
        Payer now = payers.amend(Answers.ifMatch(headers), payer);
        return Answers.changed(now.version(), now);
    }
}
