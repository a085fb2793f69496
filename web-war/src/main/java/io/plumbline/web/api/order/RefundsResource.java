package io.plumbline.web.api.order;

import io.plumbline.shared.Ids;
import io.plumbline.shared.Page;
import io.plumbline.tracking.api.Refund;
import io.plumbline.tracking.api.RefundRegister;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/refunds")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Validation")
public class RefundsResource {

    @Inject
    private RefundRegister refunds;
    @Context
    private HttpServletRequest http;

    @GET
    @Operation(summary = "Refunds that were told and what became of them, newest first; state is applied, waiting, refused or expired")
    public Page<Refund> list() {
        Query query = new Query(http, "advertiser", "state");
        return refunds.list(query.id("advertiser"), query.text("state"), query.page());
    }

    @POST
    @Path("/{id}/apply")
    @Operation(summary = "Carries out a refund of a sale that has locked: for finance, as a posting of the next statement")
    public Refund apply(@PathParam("id") String id) {
        return refunds.apply(Ids.parse("refund", id));
    }
}
