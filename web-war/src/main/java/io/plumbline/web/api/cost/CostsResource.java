package io.plumbline.web.api.cost;

import io.plumbline.shared.Page;
import io.plumbline.tracking.api.CostEntry;
import io.plumbline.tracking.api.Costs;
import io.plumbline.web.api.EventQuery;
import io.plumbline.web.api.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/costs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
public class CostsResource {

    @Inject
    private Costs costs;
    @Context
    private HttpServletRequest http;

    @GET
    @Operation(summary = "Lists media costs by day, newest first")
    public Page<CostItem> list() {
        Query query = EventQuery.of(http);
        Page<CostEntry> page = costs.list(EventQuery.filter(query), query.page());
        return new Page<>(page.items().stream().map(CostItem::of).toList(), page.next());
    }
}
