package io.plumbline.web.api.order;

import io.plumbline.shared.Page;
import io.plumbline.tracking.api.Orders;
import io.plumbline.tracking.api.ShopOrder;
import io.plumbline.web.api.Answers;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/orders")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Validation")
public class OrdersResource {

    /** Whose proposals. */
    public record Application(UUID advertiserId) {
    }

    @Inject
    private Orders orders;
    @Context
    private HttpServletRequest http;

    @GET
    @Operation(summary = "Uploaded orders beside their conversions, newest first; match is matched, proposed, differing or unattributed")
    public Page<ShopOrder> list() {
        Query query = new Query(http, "advertiser", "match", "orderId");
        return orders.list(query.id("advertiser"), query.text("match"), query.text("orderId"), query.page());
    }

    @GET
    @Path("/preview")
    @Operation(summary = "Numbers and money by what applying would do now; with import= what a dry run of a file would do")
    public Page<Orders.Sum> preview() {
        Query query = new Query(http, "advertiser", "import");
        UUID file = query.id("import");
        return Answers.whole(file != null ? orders.previewOf(file) : orders.preview(query.id("advertiser")));
    }

    @POST
    @Path("/apply")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Carries out up to 1000 proposals, each by itself and with the order as its reason; repeated, it goes on")
    public Orders.Applied apply(Application application) {
        return orders.apply(application.advertiserId());
    }
}
